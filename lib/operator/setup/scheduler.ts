import "server-only";
import { readLastRuns } from "@/lib/db/system/figures";
import { bad, type Check, good } from "./check";

const MINUTE_MS = 60_000;
/** Two of the slowest schedules that make sense. */
const LATE_MS = 10 * MINUTE_MS;

export const checkScheduler: Check = {
  name: "Scheduler",
  tried: "Read when the last call of /api/cron/publish came to its end.",
  async find(now) {
    const { finished } = await readLastRuns();
    const at = finished?.finishedAt ?? null;
    if (at === null)
      return bad(
        "No call of /api/cron/publish with CRON_SECRET has come to its end yet.",
        "Have it called every minute with Authorization: Bearer CRON_SECRET; a new server's first call takes a minute.",
      );
    const ago = now().getTime() - at.getTime();
    return ago > LATE_MS
      ? bad(
          `The last call of /api/cron/publish ended ${Math.round(ago / MINUTE_MS)} minutes ago.`,
          "Check that what calls it is still running, and that it sends today's CRON_SECRET.",
        )
      : good("Calls of /api/cron/publish come, and end well.");
  },
};
