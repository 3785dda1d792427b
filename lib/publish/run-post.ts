import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { type EventInput, type PostPatch, storeStep } from "@/lib/db/system/store";
import type { EngineContext } from "./context";
import { isWaitingForOperator, nextStep, type Step } from "./next-step";
import { noteOutcome } from "./note";
import { NO_TROUBLE, type Outcome, progress } from "./outcome";
import { awaitContainer } from "./steps/await-container";
import { createContainer } from "./steps/create-container";
import { giveWay } from "./steps/give-way";
import { giveUpAfterLook, publishAfterLook } from "./steps/look-once-more";
import { publish } from "./steps/publish";
import { readPermalink } from "./steps/read-permalink";
import { reconcile } from "./steps/reconcile";

/**
 * Works on one claimed post until it is done, must wait longer than this process should, or is somebody else's: one
 * step, store it, decide anew. Every write is conditional on the lease, so a post that was edited meanwhile is left alone.
 * @returns the job as it was last stored
 */
export async function runPost(ctx: EngineContext, job: EngineJob): Promise<EngineJob> {
  // Posts are claimed a moment ahead so that nothing but the step itself is left to do when the time comes.
  if (job.nextActionAt !== null && !(await sleepUntil(ctx, job.nextActionAt))) return giveBack(ctx, job);
  for (;;) {
    if (ctx.stopping.aborted) return giveBack(ctx, job);
    const outcome = await take(ctx, job, nextStep(job, ctx.now(), ctx.timing));
    if (outcome === null) return job;
    const isKept = shouldKeep(ctx, outcome);
    if (!(await store(ctx, job, outcome, isKept)) || !isKept) return job;
    if (outcome.waitUntil !== undefined && !(await sleepUntil(ctx, outcome.waitUntil))) return giveBack(ctx, job);
  }
}

/** For another process to go on with at once: this one is ending. The claim that led to nothing is not counted. */
async function giveBack(ctx: EngineContext, job: EngineJob): Promise<EngineJob> {
  const { nextActionAt } = job;
  const patch = { nextActionAt, attempts: Math.max(0, job.attempts - 1), leaseOwner: null, leaseUntil: null };
  if ((await storeStep(job.id, ctx.owner, patch, null)) === "stored") Object.assign(job, patch);
  return job;
}

async function take(ctx: EngineContext, job: EngineJob, step: Step): Promise<Outcome | null> {
  switch (step.kind) {
    case "CreateContainer":
      return createContainer(ctx, job);
    case "AwaitContainer":
      return awaitContainer(ctx, job);
    case "WaitUntil":
      return progress({}, null, step.at);
    case "Publish":
      return (await giveWay(ctx, job)) ?? publish(ctx, job);
    case "LookOnceMore":
      return (await giveWay(ctx, job)) ?? publishAfterLook(ctx, job);
    case "Reconcile":
      return reconcile(ctx, job);
    case "ReadPermalink":
      return readPermalink(ctx, job);
    case "GiveUp":
      return giveUpAfterLook(ctx, job, step.reason);
    case "Done":
      return progress({ nextActionAt: null }, null);
  }
}

/** A post is kept for its next step at once or after a short wait; after a failure it goes back. */
function shouldKeep(ctx: EngineContext, { patch, waitUntil, isFailure = false }: Outcome): boolean {
  if (isFailure || patch.nextActionAt === null || ctx.stopping.aborted) return false;
  if (waitUntil === undefined) return true;
  return waitUntil.getTime() - ctx.now().getTime() <= ctx.timing.keepMs && waitUntil < ctx.stopAt;
}

async function store(ctx: EngineContext, job: EngineJob, outcome: Outcome, isKept: boolean): Promise<boolean> {
  const now = ctx.now();
  const lease = isKept
    ? { leaseUntil: new Date(now.getTime() + ctx.timing.leaseMs) }
    : { leaseOwner: null, leaseUntil: null };
  const nextActionAt = outcome.patch.nextActionAt === null ? null : (outcome.waitUntil ?? now);
  // Whatever came of it, the process has lived to store it.
  const patch: PostPatch = { attempts: 0, ...endOfWait(job, outcome), ...outcome.patch, nextActionAt, ...lease };
  const event: EventInput | null = outcome.event === null ? null : { ...outcome.event, at: now };
  const result = await storeStep(job.id, ctx.owner, patch, event);
  if (result === "stored") {
    noteOutcome(job, outcome, now);
    Object.assign(job, patch);
  }
  return result === "stored";
}

/** Whatever else came of a post that waited for the operator, it does not wait for them any more. */
function endOfWait(job: EngineJob, { patch }: Outcome): PostPatch {
  return isWaitingForOperator(job) && patch.failureKind === undefined ? NO_TROUBLE : {};
}

/** @returns false when the process is to end and the time has not come */
async function sleepUntil(ctx: EngineContext, at: Date): Promise<boolean> {
  // Timers may fire a millisecond early, and a post must never go out early.
  for (let ms = at.getTime() - ctx.now().getTime(); ms > 0; ms = at.getTime() - ctx.now().getTime()) {
    if (ctx.stopping.aborted) return false;
    await ctx.sleep(ms);
  }
  return true;
}
