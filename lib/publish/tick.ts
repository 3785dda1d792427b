import "server-only";
import { claimPosts, findNextActionAt } from "@/lib/db/system/claim";
import type { EngineJob } from "@/lib/db/system/job";
import { createRun, finishRun } from "@/lib/db/system/runs";
import type { EngineContext } from "./context";
import { runPost } from "./run-post";

export type Tally = { claimed: number; published: number; failed: number; errors: number };

/** How many posts one process works on at the same time. */
const MAX_AT_ONCE = 1000;
/** How often a tick looks for posts that were scheduled while it was running. */
const LOOK_MS = 5000;

/**
 * One tick: works on everything that must be looked at until `ctx.stopAt`, sleeping to the exact second of each post in
 * between. May run late, twice, or beside others: correctness never depends on it.
 * @returns what it did; `errors` counts posts whose work threw (a bug), which never stops the others
 */
export async function tick(ctx: EngineContext): Promise<Tally> {
  const tally: Tally = { claimed: 0, published: 0, failed: 0, errors: 0 };
  const runId = await createRun(ctx.now());
  const running = new Set<Promise<void>>();
  for (;;) {
    const now = ctx.now();
    const until = new Date(Math.min(now.getTime() + ctx.timing.keepMs, Math.max(now.getTime(), ctx.stopAt.getTime())));
    const free = MAX_AT_ONCE - running.size;
    const jobs =
      free === 0 ? [] : await claimPosts({ owner: ctx.owner, now, leaseMs: ctx.timing.leaseMs, limit: free, until });
    for (const job of jobs) {
      const work = runOne(ctx, job, tally).finally(() => running.delete(work));
      running.add(work);
    }
    if (ctx.now() >= ctx.stopAt) break;
    if (jobs.length < free || free === 0) await rest(ctx, running);
  }
  await Promise.all(running);
  await finishRun(runId, {
    finishedAt: ctx.now(),
    claimed: tally.claimed,
    published: tally.published,
    failed: tally.failed,
  });
  return tally;
}

async function runOne(ctx: EngineContext, job: EngineJob, tally: Tally): Promise<void> {
  tally.claimed += 1;
  const wasPublished = job.status === "published";
  try {
    const { status } = await runPost(ctx, job);
    if (status === "published" && !wasPublished) tally.published += 1;
    if (status === "failed") tally.failed += 1;
  } catch (error) {
    // The lease runs out by itself and the post is looked at again.
    tally.errors += 1;
    console.error("publish: a post could not be worked on", { postId: job.id, error });
  }
}

/** Sleeps until the next post is near, a place is free, or it is time to look again. */
async function rest(ctx: EngineContext, running: Set<Promise<void>>): Promise<void> {
  const now = ctx.now();
  const lookAt = new Date(Math.min(now.getTime() + LOOK_MS, ctx.stopAt.getTime()));
  const nextAt = await findNextActionAt(now, new Date(lookAt.getTime() + ctx.timing.keepMs));
  const wakeAt = nextAt === null ? lookAt.getTime() : Math.min(lookAt.getTime(), nextAt.getTime() - ctx.timing.keepMs);
  const pause = ctx.sleep(Math.max(50, wakeAt - now.getTime()));
  await (running.size >= MAX_AT_ONCE ? Promise.race([pause, ...running]) : pause);
}
