import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getEnv } from "@/lib/env";
import { GraphClient } from "@/lib/graph/client";
import type { Usage } from "@/lib/graph/usage";
import { meterGraphCall, meterUsage } from "@/lib/operator/meters";
import { stoppingSignal } from "@/lib/operator/stopping";
import { getStorage } from "@/lib/storage";
import { TIMING, type Timing } from "./timing";

/** Everything the engine needs from outside, injected so that tests can move time and point it anywhere. */
export type EngineContext = {
  /** Names this run in every lease it takes. */
  owner: string;
  graph: GraphClient;
  timing: Timing;
  now: () => Date;
  sleep: (ms: number) => Promise<unknown>;
  /** The public address of a stored picture. */
  publicUrl: (key: string) => string;
  /** After this instant nothing new is waited for inside the process. */
  stopAt: Date;
  /** Aborted when this process has been told to end: nothing is claimed or begun any more, what waits is given back. */
  stopping: AbortSignal;
  /** Until when Meta's usage headers ask for less; only what has time waits for it. */
  calm: { until: Date | null };
  /** What a tick does while no post is near, until the instant it is given; never waited for when a post is. */
  spare?: (until: Date) => Promise<unknown>;
};

/** Calls fail at 100 % (section 6 of the Meta facts). */
const SLOW_DOWN_AT_PERCENT = 90;

/** Takes note of an answer's usage headers. */
export function noteUsage(ctx: Pick<EngineContext, "calm" | "now" | "timing">, usage: Usage): void {
  if (usage.percent < SLOW_DOWN_AT_PERCENT) return;
  ctx.calm.until = new Date(ctx.now().getTime() + Math.max(usage.regainMs, ctx.timing.calmMs));
}

/** How long one call to Meta may take before it counts as unclear. Shorter than a lease. */
const GRAPH_TIMEOUT_MS = 30_000;

/** The engine as it runs in production. `stopAt` is when this process should be done. */
export function createEngine(stopAt: Date, overrides: Partial<EngineContext> = {}): EngineContext {
  const env = getEnv();
  const stopping = stoppingSignal();
  const ctx: EngineContext = {
    owner: randomUUID(),
    graph: new GraphClient({
      baseUrl: env.META_GRAPH_URL,
      version: env.META_GRAPH_VERSION,
      appSecret: env.FACEBOOK_APP_SECRET,
      timeoutMs: GRAPH_TIMEOUT_MS,
      onUsage: (usage) => {
        meterUsage(usage.percent);
        noteUsage(ctx, usage);
      },
      onCall: meterGraphCall,
    }),
    timing: TIMING,
    now: () => new Date(),
    // Wakes up at once when the process is to end.
    sleep: (ms) => sleep(ms, undefined, { signal: stopping }).catch(() => undefined),
    publicUrl: (key) => getStorage().publicUrl(key),
    stopAt,
    stopping,
    calm: { until: null },
    ...overrides,
  };
  return ctx;
}
