import type { PostStatus } from "./machine";
import type { Timing } from "./timing";

/** What the engine knows of a post when it decides what to do next. Times are instants. */
export type EnginePost = {
  status: PostStatus;
  publishAt: Date | null;
  creationId: string | null;
  containerStatus: string | null;
  containerCreatedAt: Date | null;
  containersMade: number;
  publishSentAt: Date | null;
  publishCalls: number;
  unclearSince: Date | null;
  permalink: string | null;
  attempts: number;
  failureKind: string | null;
  accountHeldAt: Date | null;
  accountThrottledUntil: Date | null;
};

export type GiveUpReason = "late" | "containers" | "attempts" | "publishes";

export type Step =
  | { kind: "CreateContainer" }
  | { kind: "AwaitContainer" }
  | { kind: "WaitUntil"; at: Date; why: "prepare" | "due" | "held" | "throttled" }
  | { kind: "Publish" }
  | { kind: "LookOnceMore" }
  | { kind: "Reconcile" }
  | { kind: "ReadPermalink" }
  | { kind: "Done" }
  | { kind: "GiveUp"; reason: GiveUpReason };

/**
 * What to do with a post now. Pure: the same post and the same `now` give the same step. What is already known to be
 * live comes first, then what may be live, and only then anything that could make it live.
 */
export function nextStep(post: EnginePost, now: Date, timing: Timing): Step {
  if (post.status === "published") return post.permalink === null ? { kind: "ReadPermalink" } : { kind: "Done" };
  if (post.status === "publishing") return { kind: "Reconcile" };
  if (post.status !== "scheduled" || post.publishAt === null) return { kind: "Done" };

  const publishAt = post.publishAt.getTime();
  const lateAt = publishAt + timing.lateMs;
  if (now.getTime() >= lateAt) return { kind: "GiveUp", reason: "late" };
  if (post.accountHeldAt !== null) return { kind: "WaitUntil", at: new Date(lateAt), why: "held" };
  if (post.attempts >= timing.maxAttempts) return { kind: "GiveUp", reason: "attempts" };

  const prepareAt = publishAt - timing.prepareAheadMs;
  if (now.getTime() < prepareAt) return { kind: "WaitUntil", at: new Date(prepareAt), why: "prepare" };
  if (post.accountThrottledUntil !== null && post.accountThrottledUntil > now) {
    return {
      kind: "WaitUntil",
      at: new Date(Math.min(post.accountThrottledUntil.getTime(), lateAt)),
      why: "throttled",
    };
  }
  if (!hasUsableContainer(post, now, timing)) {
    if (post.containersMade >= timing.maxContainers) return { kind: "GiveUp", reason: "containers" };
    return { kind: "CreateContainer" };
  }
  if (post.containerStatus !== "FINISHED") return { kind: "AwaitContainer" };
  if (post.publishCalls >= timing.maxPublishCalls) return { kind: "GiveUp", reason: "publishes" };
  if (now.getTime() < publishAt) return { kind: "WaitUntil", at: post.publishAt, why: "due" };
  return post.unclearSince === null ? { kind: "Publish" } : { kind: "LookOnceMore" };
}

/** Whether what stands in a post's way is the Meta app, which only whoever runs this Ospost can mend. */
export function isWaitingForOperator({ failureKind }: Pick<EnginePost, "failureKind">): boolean {
  return failureKind === "operator";
}

/** A container that exists, has not failed, is not stuck, and will still be alive when the post is due. */
function hasUsableContainer(post: EnginePost, now: Date, timing: Timing): boolean {
  if (post.creationId === null || post.containerCreatedAt === null || post.publishAt === null) return false;
  if (post.containerStatus === "ERROR" || post.containerStatus === "EXPIRED") return false;
  const needed = Math.max(now.getTime(), post.publishAt.getTime());
  if (needed - post.containerCreatedAt.getTime() > timing.containerLifetimeMs) return false;
  return (
    post.containerStatus === "FINISHED" || now.getTime() - post.containerCreatedAt.getTime() < timing.containerStuckMs
  );
}

/** When a post that was just scheduled (or whose content was just changed) must first be looked at. */
export function firstActionAt(publishAt: Date, now: Date, timing: Timing): Date {
  return new Date(Math.max(now.getTime(), publishAt.getTime() - timing.prepareAheadMs));
}

/** The wait after the `troubles`-th failure in a row: doubling, bounded, so that what is over soon shows. */
export function retryDelayMs(troubles: number, timing: Timing): number {
  return Math.min(timing.retryFirstMs * 2 ** Math.max(0, troubles - 1), timing.retryMaxMs);
}

/** The wait before the next read of a container that has existed for `ageMs`. */
export function statusReadDelayMs(ageMs: number, timing: Timing): number {
  return Math.min(Math.max(timing.firstStatusReadMs, ageMs / 2), timing.maxStatusReadGapMs);
}

/** The wait before the next look at a publish that was sent `ageMs` ago and whose outcome is unclear. */
export function reconcileDelayMs(ageMs: number, timing: Timing): number {
  return Math.min(Math.max(timing.reconcileFirstMs, ageMs / 2), timing.reconcileMaxGapMs);
}
