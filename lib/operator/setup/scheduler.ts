import "server-only";
import { readLastRuns } from "@/lib/db/system/figures";
import { isRefusing } from "../ticks";
import { bad, type Check, type Finding, good } from "./check";

const MINUTE_MS = 60_000;
/** Two of the slowest schedules that make sense. */
const LATE_MS = 10 * MINUTE_MS;

export const checkScheduler: Check = {
  name: "Scheduler",
  tried: "Read when the last call of /api/cron/publish came to its end.",
  async find(now) {
    const { finished } = await readLastRuns();
    return judgeLastRun(finished?.finishedAt ?? null, now());
  },
};

/** @param at when the last call came to its end, of whichever process; null = none has yet */
export function judgeLastRun(at: Date | null, now: Date): Finding {
  const agoMs = at === null ? null : now.getTime() - at.getTime();
  if (agoMs !== null && agoMs <= LATE_MS) return good("Calls of /api/cron/publish come, and end well.");
  if (isRefusing(now))
    return bad(
      "Calls of /api/cron/publish come, but with another CRON_SECRET than this process has.",
      "Give the same CRON_SECRET to what calls it, and restart both.",
    );
  if (agoMs === null)
    return bad(
      "No call of /api/cron/publish with CRON_SECRET has come to its end yet.",
      "Have it called every minute with Authorization: Bearer CRON_SECRET; a new server's first call takes a minute.",
    );
  return bad(
    `The last call of /api/cron/publish ended ${Math.round(agoMs / MINUTE_MS)} minutes ago.`,
    "Check that what calls it is still running, and that it sends today's CRON_SECRET.",
  );
}
