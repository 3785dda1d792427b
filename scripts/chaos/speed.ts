import { TIMING, type Timing } from "@/lib/publish/timing";

/** A minute of the engine's and of Meta's takes a second here. One factor for every duration on both sides. */
const SPEED = 60;

/** The client's time-out in production, and how often a tick looks for new posts there. */
const GRAPH_TIMEOUT_MS = 30_000;
const LOOK_MS = 5_000;

/** Meta writes times in whole seconds, which do not shrink with the rest. */
const GRAPH_TIME_GRAIN_MS = 1_000;

/** A real duration as it is in the run. */
export function shrink(ms: number): number {
  return Math.round(ms / SPEED);
}

export const CHAOS_GRAPH_TIMEOUT_MS = shrink(GRAPH_TIMEOUT_MS);
export const CHAOS_LOOK_MS = shrink(LOOK_MS);
export const CHAOS_WINDOW_MS = shrink(60_000);

/** The engine's own durations, all of them shrunk; counts stay what they are. */
export function shrinkTiming(): Timing {
  const entries = Object.entries(TIMING).map(([name, value]) => [name, name.endsWith("Ms") ? shrink(value) : value]);
  const timing = Object.fromEntries(entries) as Timing;
  return { ...timing, clockSlackMs: timing.clockSlackMs + GRAPH_TIME_GRAIN_MS };
}
