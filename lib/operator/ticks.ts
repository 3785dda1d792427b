import "server-only";
import { hasCronRunner } from "@/lib/env";

const MINUTE_MS = 60_000;
/** The runner calls every minute; a new process, or one that was busy, gets a few before anything is said. */
const MISSING_MS = 5 * MINUTE_MS;

/** When this process started, and when it last let a call of a cron route in and turned one away, in milliseconds. */
export type Ticks = { startedAt: number; takenAt: number | null; refusedAt: number | null };

const kept = globalThis as { ospostTicks?: Ticks };

/** What came to this process alone; what came to all of them is in the database. */
export function readTicks(): Ticks {
  kept.ospostTicks ??= { startedAt: Date.now() - process.uptime() * 1000, takenAt: null, refusedAt: null };
  return kept.ospostTicks;
}

export function noteTick(what: "takenAt" | "refusedAt", now: Date): void {
  readTicks()[what] = now.getTime();
}

/** Whether a call was turned away a moment ago: somebody calls, with another secret. */
export function isRefusing(now: Date): boolean {
  const { refusedAt } = readTicks();
  return refusedAt !== null && now.getTime() - refusedAt < MISSING_MS;
}

/**
 * What is wrong when the program that calls the cron routes of this very process does not get through.
 * @returns null also where no such program is: then the calls are for any process, and `checkScheduler` looks for them
 */
export function findMissingTicks(now: Date): string | null {
  const { startedAt, takenAt } = readTicks();
  const missingMs = now.getTime() - Math.max(startedAt, takenAt ?? 0);
  if (!hasCronRunner() || missingMs <= MISSING_MS) return null;
  const since = `${Math.floor(missingMs / MINUTE_MS)} minutes`;
  return isRefusing(now)
    ? `Every call of /api/cron/publish for ${since} had another CRON_SECRET than this process. Restart both with the same one.`
    : `Nothing has called /api/cron/publish for ${since}, so nothing goes out. Look at the lines of the log that begin with "cron".`;
}
