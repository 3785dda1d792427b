import "server-only";
import { getEnv } from "@/lib/env";
import { log } from "@/lib/log";

const TIMEOUT_MS = 5_000;

/**
 * Tells the dead-man's switch (HEARTBEAT_URL) that a tick went well: whoever watches there notices when the calls stop.
 * Never throws; meant to run after the tick has answered.
 */
export async function sendHeartbeat(): Promise<void> {
  const url = getEnv().HEARTBEAT_URL;
  if (url === undefined) return;
  try {
    const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(TIMEOUT_MS), cache: "no-store" });
    await response.body?.cancel();
    if (!response.ok) log.warn({ status: response.status }, "heartbeat: HEARTBEAT_URL did not answer with 2xx");
  } catch (error) {
    log.warn({ err: error }, "heartbeat: HEARTBEAT_URL could not be reached");
  }
}
