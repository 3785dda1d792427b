// One process of the engine: tick after tick, until it is killed. Started by crew.ts.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { getEnv } from "@/lib/env";
import { GraphClient } from "@/lib/graph/client";
import { createEngine } from "@/lib/publish/context";
import { tick } from "@/lib/publish/tick";
import type { ClockMessage } from "./crew";
import { CHAOS_GRAPH_TIMEOUT_MS, CHAOS_LOOK_MS, CHAOS_WINDOW_MS, shrinkTiming } from "./speed";

const { CHAOS_OWNER: owner = "", CHAOS_PICTURES: pictures = "" } = process.env;
let skippedMs = 0;

process.on("message", (message: ClockMessage) => {
  skippedMs = message.skippedMs;
  process.send?.("told");
});
process.on("disconnect", () => process.exit());

const env = getEnv();
const now = () => new Date(Date.now() + skippedMs);
const overrides = {
  graph: new GraphClient({
    baseUrl: env.META_GRAPH_URL,
    version: env.META_GRAPH_VERSION,
    appSecret: env.FACEBOOK_APP_SECRET,
    timeoutMs: CHAOS_GRAPH_TIMEOUT_MS,
  }),
  timing: shrinkTiming(),
  now,
  // Whoever sleeps looks again afterwards, so a shorter sleep is only a shrunk look.
  sleep: (ms: number) => sleep(Math.min(ms, CHAOS_LOOK_MS)),
  publicUrl: (key: string) => `${pictures}/${key}`,
};

process.send?.("ready");
await once(process, "message");
for (;;) {
  const stopAt = new Date(now().getTime() + CHAOS_WINDOW_MS);
  try {
    await tick(createEngine(stopAt, { ...overrides, owner: `${owner}:${randomUUID()}` }));
  } catch (error) {
    console.error(`a tick failed and is tried again: ${String(error).replaceAll(/\s+/g, " ").slice(0, 300)}`);
    await sleep(CHAOS_LOOK_MS);
  }
}
