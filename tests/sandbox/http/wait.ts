import { setTimeout } from "node:timers/promises";

/** Real waiting, which does not keep the process alive. */
export async function wait(ms: number): Promise<void> {
  if (ms > 0) await setTimeout(ms, undefined, { ref: false });
}
