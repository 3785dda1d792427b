import "server-only";
import { claimPosts } from "@/lib/db/system/claim";
import { createEngine, type EngineContext } from "./context";
import { runPost } from "./run-post";

/** How long Post now keeps working in the background of its request; the next tick goes on from there. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 1000;

/** Runs the engine for one post that is due now. Nothing is lost when this process dies: the post stays due. */
export async function publishNow(postId: string, overrides: Partial<EngineContext> = {}): Promise<void> {
  const ctx = createEngine(new Date(Date.now() + PATIENCE_MS), overrides);
  while (ctx.now() < ctx.stopAt && !ctx.stopping.aborted) {
    const now = ctx.now();
    const [job] = await claimPosts({
      owner: ctx.owner,
      now,
      until: now,
      leaseMs: ctx.timing.leaseMs,
      limit: 1,
      postId,
    });
    if (job !== undefined) {
      const { nextActionAt } = await runPost(ctx, job);
      if (nextActionAt === null || nextActionAt > ctx.stopAt) return;
    }
    await ctx.sleep(LOOK_MS);
  }
}
