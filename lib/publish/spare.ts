import "server-only";
import { log } from "@/lib/log";
import type { EngineContext } from "./context";

/**
 * Uses a tick's spare time for `ctx.spare`, one run of it at a time. `begin` does not wait: a post that comes near finds the
 * tick ready, whatever is still on its way. `finish` waits for it, and gives it a last while. What fails there is noted
 * and is no failure of the tick.
 */
export function createSpareTime(ctx: EngineContext) {
  let running: Promise<void> | null = null;
  const run = async (until: Date) => {
    try {
      await ctx.spare?.(until);
    } catch (error) {
      log.error({ err: error }, "publish: what was done in spare time failed");
    }
    running = null;
  };
  return {
    begin: (until: Date): void => {
      running ??= run(until);
    },
    finish: async (until: Date): Promise<void> => {
      await running;
      await run(until);
    },
  };
}
