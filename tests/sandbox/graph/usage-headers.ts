import type { Call } from "./call";
import { GraphFailure } from "./graph-failure";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An allowance nobody enforces never looks nearly used up: clients slow down when it does. */
const UNENFORCED_CAP_PERCENT = 50;

type Usage = { app: number; business: number; regainMinutes: number };

/** Notes one call. With `enforceUsage` a used-up allowance refuses it (section 6). */
export function countUsage(call: Call): void {
  const { world, account } = call;
  world.calls.add(account?.id ?? "app", world.now());
  if (!world.switches.enforceUsage) return;
  const { app, business } = measureUsage(call);
  if (account !== null && business > 100) {
    throw new GraphFailure({
      status: 400,
      code: 80002,
      message: "There have been too many calls to this Instagram account.",
    });
  }
  if (account === null && app > 100)
    throw new GraphFailure({ status: 400, code: 4, message: "(#4) Application request limit reached" });
}

/** The usage headers of an answer (section 6). `forced` are those of an injected rate limit. */
export function usageHeaders(call: Call, forced: Usage | null = null): Record<string, string> {
  const usage = forced ?? measureUsage(call);
  const app = Math.floor(usage.app);
  const headers: Record<string, string> = {
    "x-app-usage": JSON.stringify({ call_count: app, total_time: app, total_cputime: app }),
  };
  if (call.account === null) return headers;
  const percent = Math.floor(usage.business);
  const row = {
    type: "instagram",
    call_count: percent,
    total_cputime: percent,
    total_time: percent,
    estimated_time_to_regain_access: usage.regainMinutes,
  };
  return { ...headers, "x-business-use-case-usage": JSON.stringify({ [call.account.id]: [row] }) };
}

function measureUsage({ world, account }: Call): Usage {
  const { enforceUsage, appCallsPerHourPerUser, instagramCallsPerDay } = world.switches;
  const now = world.now();
  const users = Math.max(1, world.grants.size);
  const app = (100 * world.calls.countSince("app", now - HOUR_MS)) / (appCallsPerHourPerUser * users);
  const business =
    account === null ? 0 : (100 * world.calls.countSince(account.id, now - DAY_MS)) / instagramCallsPerDay;
  const cap = (percent: number) => (enforceUsage ? percent : Math.min(percent, UNENFORCED_CAP_PERCENT));
  return { app: cap(app), business: cap(business), regainMinutes: enforceUsage && business >= 100 ? 60 : 0 };
}
