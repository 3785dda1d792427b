import "server-only";
import { setMaxListeners } from "node:events";

const kept = globalThis as { ospostStopping?: AbortController };

function controller(): AbortController {
  if (kept.ospostStopping === undefined) {
    kept.ospostStopping = new AbortController();
    // Every post that waits in this process listens.
    setMaxListeners(0, kept.ospostStopping.signal);
  }
  return kept.ospostStopping;
}

/** Aborted once this process has been told to end: nothing new is begun, what is under way is brought to its end. */
export function stoppingSignal(): AbortSignal {
  return controller().signal;
}

export function isStopping(): boolean {
  return controller().signal.aborted;
}

export function beginStopping(): void {
  controller().abort();
}
