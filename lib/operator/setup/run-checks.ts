import "server-only";
import { log } from "@/lib/log";
import { checkAddress, checkCallbacks } from "./address";
import { bad, type Check, type Finding } from "./check";
import { checkClock } from "./clock";
import { checkTables } from "./database";
import { checkMail } from "./mail";
import { checkMetaApp, checkRedirectUri } from "./meta";
import { checkScheduler } from "./scheduler";
import { checkSettings } from "./settings";
import { checkStorage } from "./storage";

/** Everything that must be right before a post can go out. */
const CHECKS: Check[] = [
  checkSettings,
  checkTables,
  checkAddress,
  checkStorage,
  checkMetaApp,
  checkRedirectUri,
  checkCallbacks,
  checkScheduler,
  checkClock,
  checkMail,
];

export type Checked = Pick<Check, "name" | "tried"> & Finding;
export type StartedCheck = Pick<Check, "name" | "tried"> & { finding: Promise<Finding> };

/** Looks at everything, live and all at once. Each check for itself: none stops the others, none rejects. */
export function startChecks(now: () => Date): StartedCheck[] {
  return CHECKS.map((check) => ({ name: check.name, tried: check.tried, finding: findSafely(check, now) }));
}

export async function runChecks(now: () => Date): Promise<Checked[]> {
  return Promise.all(startChecks(now).map(async ({ name, tried, finding }) => ({ name, tried, ...(await finding) })));
}

async function findSafely({ name, find }: Check, now: () => Date): Promise<Finding> {
  try {
    return await find(now);
  } catch (error) {
    log.error({ err: error }, `setup: the check "${name}" failed`);
    return bad("This could not be checked.", "Read the server's log: it says why.");
  }
}
