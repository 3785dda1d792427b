// One process of the engine: tick after tick, until it is killed. Started by crew.ts.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { getEnv } from "@/lib/env";
import { GraphClient } from "@/lib/graph/client";
import { createEngine } from "@/lib/publish/context";
import { tick } from "@/lib/publish/tick";
import type { ClockMessage, WorkerMessage } from "./crew";
import { setPace, shrinkTiming, shrinkWorker } from "./speed";

const { CHAOS_OWNER: owner = "", CHAOS_PICTURES: pictures = "", CHAOS_MINUTE_MS: minuteMs } = process.env;
setPace(Number(minuteMs));
const { graphTimeoutMs, lookMs, windowMs } = shrinkWorker();
let skippedMs = 0;

process.on("message", (message: ClockMessage) => {
  skippedMs = message.skippedMs;
  say({ kind: "told" });
});
process.on("disconnect", () => process.exit());

const NANOSECONDS_PER_MS = 1e6;
const delay = monitorEventLoopDelay({ resolution: 10 });

function say(message: WorkerMessage): void {
  process.send?.(message);
}

const env = getEnv();
const now = () => new Date(Date.now() + skippedMs);
const overrides = {
  graph: new GraphClient({
    baseUrl: env.META_GRAPH_URL,
    version: env.META_GRAPH_VERSION,
    appSecret: env.FACEBOOK_APP_SECRET,
    timeoutMs: graphTimeoutMs,
  }),
  timing: shrinkTiming(),
  now,
  // Whoever sleeps looks again afterwards, so a shorter sleep is only a shrunk look.
  sleep: (ms: number) => sleep(Math.min(ms, lookMs)),
  publicUrl: (key: string) => `${pictures}/${key}`,
};

say({ kind: "ready" });
await once(process, "message");
delay.enable();
for (;;) {
  say({ kind: "turn", longestMs: delay.max / NANOSECONDS_PER_MS });
  delay.reset();
  const stopAt = new Date(now().getTime() + windowMs);
  try {
    await tick(createEngine(stopAt, { ...overrides, owner: `${owner}:${randomUUID()}` }));
  } catch (error) {
    console.error(`a tick failed and is tried again: ${String(error).replaceAll(/\s+/g, " ").slice(0, 300)}`);
    await sleep(lookMs);
  }
}
