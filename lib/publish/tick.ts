import "server-only";
import { claimPosts, findNextActionAt } from "@/lib/db/system/claim";
import type { EngineJob } from "@/lib/db/system/job";
import { createRun, finishRun } from "@/lib/db/system/runs";
import { log } from "@/lib/log";
import { meterTick } from "@/lib/operator/meters";
import type { EngineContext } from "./context";
import { runPost } from "./run-post";
import { createSpareTime } from "./spare";

export type Tally = { claimed: number; published: number; failed: number; errors: number };

/** How many posts one process works on at the same time. */
const MAX_AT_ONCE = 1000;
/** How often a tick looks for posts that were scheduled while it was running. */
const LOOK_MS = 5000;
/** Spare time begins only when no post is worked on and there is this much until one is near. */
const SPARE_MS = 2000;
/** After its posts a tick gives this long to what has waited for spare time. */
const SPARE_AT_END_MS = 5000;

/** How soon the database is asked again after it did not answer. */
const DATABASE_RETRY_MS = 1000;

/**
 * One tick: works on everything that must be looked at until `ctx.stopAt`, sleeping to the exact second of each post in
 * between. May run late, twice, or beside others: correctness never depends on it. A database that goes away is asked
 * again; a process that is to end claims nothing more and finishes the steps under way.
 * @returns what it did; `errors` counts posts whose work threw (a bug or the database), which never stops the others
 * @throws what the database said when it was still away at the end
 */
export async function tick(ctx: EngineContext): Promise<Tally> {
  const tally: Tally = { claimed: 0, published: 0, failed: 0, errors: 0 };
  try {
    await work(ctx, tally);
    meterTick(tally.errors === 0 ? "good" : "with-errors");
    return tally;
  } catch (error) {
    meterTick("failed");
    throw error;
  }
}

async function work(ctx: EngineContext, tally: Tally): Promise<void> {
  const runId = await createRun(ctx.now()).catch(noteDatabaseError);
  const running = new Set<Promise<void>>();
  const spareTime = createSpareTime(ctx);
  let trouble: { error: unknown } | null = null;
  while (!ctx.stopping.aborted) {
    const free = MAX_AT_ONCE - running.size;
    const jobs: EngineJob[] | { error: unknown } = await claim(ctx, free).catch((error: unknown) => ({ error }));
    trouble = "error" in jobs ? jobs : null;
    if ("error" in jobs) noteDatabaseError(jobs.error);
    else for (const job of jobs) start(ctx, job, tally, running);
    if (ctx.now() >= ctx.stopAt) break;
    if ("error" in jobs) await ctx.sleep(DATABASE_RETRY_MS);
    else if (jobs.length < free || free === 0) await rest(ctx, running, spareTime.begin).catch(noteDatabaseError);
  }
  await Promise.all(running);
  if (trouble !== null) throw trouble.error;
  if (runId !== null) await finish(ctx, runId, tally).catch(noteDatabaseError);
  if (!ctx.stopping.aborted) await spareTime.finish(new Date(ctx.now().getTime() + SPARE_AT_END_MS));
}

async function claim(ctx: EngineContext, free: number): Promise<EngineJob[]> {
  if (free === 0) return [];
  const now = ctx.now();
  const until = new Date(Math.min(now.getTime() + ctx.timing.keepMs, Math.max(now.getTime(), ctx.stopAt.getTime())));
  return claimPosts({ owner: ctx.owner, now, leaseMs: ctx.timing.leaseMs, limit: free, until });
}

function start(ctx: EngineContext, job: EngineJob, tally: Tally, running: Set<Promise<void>>): void {
  const working = runOne(ctx, job, tally).finally(() => running.delete(working));
  running.add(working);
}

async function finish(ctx: EngineContext, runId: string, { claimed, published, failed }: Tally): Promise<void> {
  await finishRun(runId, { finishedAt: ctx.now(), claimed, published, failed });
}

function noteDatabaseError(error: unknown): null {
  log.error({ err: error }, "publish: the database failed; it is asked again");
  return null;
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
    log.error({ postId: job.id, err: error }, "publish: a post could not be worked on");
  }
}

/** Sleeps until the next post is near, a place is free, or it is time to look again. */
async function rest(
  ctx: EngineContext,
  running: Set<Promise<void>>,
  beginSpareTime: (until: Date) => void,
): Promise<void> {
  const now = ctx.now();
  const lookAt = new Date(Math.min(now.getTime() + LOOK_MS, ctx.stopAt.getTime()));
  const nextAt = await findNextActionAt(ctx.owner, now, new Date(lookAt.getTime() + ctx.timing.keepMs));
  const wakeAt = nextAt === null ? lookAt.getTime() : Math.min(lookAt.getTime(), nextAt.getTime() - ctx.timing.keepMs);
  if (running.size === 0 && wakeAt - now.getTime() >= SPARE_MS) beginSpareTime(new Date(wakeAt));
  const pause = ctx.sleep(Math.max(50, wakeAt - now.getTime()));
  await (running.size >= MAX_AT_ONCE ? Promise.race([pause, ...running]) : pause);
}
