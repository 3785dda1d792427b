/** A run of the scheduler. `finishedAt` null = it still runs, or its process died. */
export type Run = { startedAt: Date; finishedAt: Date | null };

export type Heartbeat = {
  /** The last sign of life, or null when there never was one. */
  lastSeenAt: Date | null;
  /** "stopped" = nobody calls the scheduler although something is due; "idle" = nobody calls it, and nothing waits for it. */
  state: "running" | "idle" | "stopped";
};

const MINUTE_MS = 60_000;
/** The scheduler is called every minute; two calls may get lost before anybody is told. */
const SILENT_MS = 3 * MINUTE_MS;
/** A run lasts 300 s at most (`maxDuration` of the route); an older one without an end has died. */
const LONGEST_RUN_MS = 5 * MINUTE_MS;
/** Posts are prepared this long ahead, so by then somebody should be at work. */
const SOON_MS = 15 * MINUTE_MS;

/**
 * Whether the scheduler is alive, as far as it matters.
 * @param runs the latest few, in any order
 * @param nextAt when the next post is due (an overdue one counts), or null
 */
export function readHeartbeat(runs: readonly Run[], nextAt: Date | null, now: Date): Heartbeat {
  const signs = runs.flatMap(({ startedAt, finishedAt }) => [startedAt.getTime(), finishedAt?.getTime() ?? 0]);
  const lastSeenAt = signs.length === 0 ? null : new Date(Math.max(...signs));
  const isAtWork = runs.some(
    ({ startedAt, finishedAt }) => finishedAt === null && now.getTime() - startedAt.getTime() < LONGEST_RUN_MS,
  );
  const isSilent = lastSeenAt === null || now.getTime() - lastSeenAt.getTime() > SILENT_MS;
  if (isAtWork || !isSilent) return { lastSeenAt, state: "running" };
  const isWaitedFor = nextAt !== null && nextAt.getTime() - now.getTime() <= SOON_MS;
  return { lastSeenAt, state: isWaitedFor ? "stopped" : "idle" };
}
