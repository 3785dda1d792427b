import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { hasOlderOnItsWay } from "@/lib/db/system/overdue";
import type { EngineContext } from "../context";
import { type Outcome, waitForAccount } from "../outcome";

/**
 * After an outage several posts of an account are overdue at once, and which of them is ready first is chance: the oldest
 * goes first, as planned. Only overdue ones wait for that, and only for one that gets on: a post that meets its time goes
 * out whatever became of those before it, and one that cannot go out holds nobody back.
 * @returns null when nothing older is to be waited for
 */
export async function giveWay(ctx: EngineContext, job: EngineJob): Promise<Outcome | null> {
  const now = ctx.now();
  if (job.publishAt === null || now.getTime() - job.publishAt.getTime() < ctx.timing.overdueMs) return null;
  const until = new Date(now.getTime() + ctx.timing.giveWayWithinMs);
  return (await hasOlderOnItsWay(job, until)) ? waitForAccount(ctx, job, now) : null;
}
