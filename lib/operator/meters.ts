import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CallRecord } from "@/lib/graph/client";

/** What this process alone has seen since it started; every name says so. What all share is counted in the database. */
function createMeters() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "ospost_process_" });
  return {
    registry,
    graphCalls: new Histogram({
      name: "ospost_process_graph_call_seconds",
      help: "Calls to the Graph API by this process, how long they took and how they ended",
      labelNames: ["method", "endpoint", "outcome"],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    usage: new Gauge({
      name: "ospost_process_graph_usage_percent",
      help: "The fullest of Meta's counters in the last answer this process got",
      registers,
    }),
    lateness: new Histogram({
      name: "ospost_process_publish_lateness_seconds",
      help: "From a post's planned time to its being live, published by this process",
      buckets: LATENESS_BOUNDS,
      registers,
    }),
    ticks: new Counter({
      name: "ospost_process_ticks_total",
      help: "Ticks of this process by how they ended",
      labelNames: ["outcome"],
      registers,
    }),
  };
}

/** Upper bounds in seconds. */
export const LATENESS_BOUNDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 3600, 21_600];

const kept = globalThis as { ospostMeters?: ReturnType<typeof createMeters> };

/** Made on first use and shared by every copy of this module that the build makes. */
export function getMeters(): ReturnType<typeof createMeters> {
  kept.ospostMeters ??= createMeters();
  return kept.ospostMeters;
}

export function meterGraphCall({ method, path, seconds, outcome }: CallRecord): void {
  getMeters().graphCalls.observe({ method, endpoint: endpointOf(path), outcome }, seconds);
}

export function meterUsage(percent: number): void {
  getMeters().usage.set(percent);
}

export function meterLateness(seconds: number): void {
  getMeters().lateness.observe(Math.max(0, seconds));
}

export function meterTick(outcome: "good" | "with-errors" | "failed"): void {
  getMeters().ticks.inc({ outcome });
}

/** "17841400000000001/media" → ":id/media": a label must not have as many values as there are posts. */
function endpointOf(path: string): string {
  return path.replaceAll(/\d{5,}(_\d+)?/g, ":id");
}
