import { TIMING, type Timing } from "@/lib/publish/timing";

/** How long a minute of the engine's and of Meta's takes on a machine that has nothing else to do. */
export const QUICK_MINUTE_MS = 750;

/** The client's time-out in production, and how often a tick looks for new posts there. */
const GRAPH_TIMEOUT_MS = 30_000;
const LOOK_MS = 5_000;

/** Meta writes times in whole seconds, which do not shrink with the rest. */
const GRAPH_TIME_GRAIN_MS = 1_000;

let minuteMs = QUICK_MINUTE_MS;

/** Sets how long a minute takes in this run: one factor for every duration, on the engine's side and on Meta's. */
export function setPace(ms: number): void {
  minuteMs = ms;
}

/** A real duration as it is in the run. */
export function shrink(ms: number): number {
  return Math.round((ms * minuteMs) / 60_000);
}

/** What a worker of the engine goes by. */
export function shrinkWorker() {
  return { graphTimeoutMs: shrink(GRAPH_TIMEOUT_MS), lookMs: shrink(LOOK_MS), windowMs: shrink(60_000) };
}

/** The engine's own durations, all of them shrunk; counts stay what they are. */
export function shrinkTiming(): Timing {
  const entries = Object.entries(TIMING).map(([name, value]) => [name, name.endsWith("Ms") ? shrink(value) : value]);
  const timing = Object.fromEntries(entries) as Timing;
  return { ...timing, clockSlackMs: timing.clockSlackMs + GRAPH_TIME_GRAIN_MS };
}
