import "server-only";
import { holdAccount, throttleAccount } from "@/lib/db/system/accounts";
import type { EngineJob } from "@/lib/db/system/job";
import { findHoldRule } from "@/lib/graph/error-table";
import { GraphError, type GraphFailure } from "@/lib/graph/graph-error";
import type { EngineContext } from "./context";
import { isWaitingForOperator, retryDelayMs } from "./next-step";
import { failed, type Outcome } from "./outcome";

/**
 * Meta, or the way there, is away for a while. Before anything was sent nothing is lost by trying on, so a post with such a
 * trouble is given up only once it is too late.
 */
const PASSING: ReadonlySet<GraphFailure["kind"]> = new Set(["transient", "network", "timeout", "unreadable-answer"]);

const UNREACHABLE_SENTENCE = "Instagram could not be reached. Try again in a few minutes.";

/** Meta's numbers for a failure, for the event and the post. */
export function causeOf(failure: GraphFailure): {
  code: number | null;
  subcode: number | null;
  fbtraceId: string | null;
} {
  if (failure instanceof GraphError) {
    return { code: failure.code, subcode: failure.subcode, fbtraceId: failure.fbtraceId };
  }
  return { code: null, subcode: null, fbtraceId: null };
}

export function sentenceOf(failure: GraphFailure): string {
  return failure instanceof GraphError ? failure.rule.sentence : UNREACHABLE_SENTENCE;
}

/**
 * What a failure means while it is certain that nothing was posted: try again, wait, hold the account, or give up.
 * `patch` is written along with it.
 */
export async function handleSafeFailure(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  patch: Outcome["patch"] = {},
): Promise<Outcome> {
  const cause = causeOf(failure);
  const sentence = sentenceOf(failure);
  const kind = failure.kind;
  if (kind === "content") return withPatch(failed(kind, sentence, cause), patch);
  if (kind === "operator") return waitForOperator(ctx, job, failure, patch);
  const troubles = troublesInARow(job, false);
  const mayPass = failure instanceof GraphError && failure.rule.mayPass === true && troubles <= 1;
  if (!mayPass && (kind === "reconnect" || kind === "permission" || kind === "restricted")) {
    return hold(ctx, job, failure, patch);
  }
  if (kind === "throttled" || kind === "quota" || kind === "blocked") return throttle(ctx, job, failure, patch);
  if (!PASSING.has(kind) && troubles > ctx.timing.maxTroubles)
    return withPatch(failed("attempts", sentence, cause), patch);
  const waitUntil = new Date(
    ctx.now().getTime() + Math.min(retryDelayMs(troubles, ctx.timing), longestMs(ctx, job, kind)),
  );
  const note = { failureCode: cause.code, failureSubcode: cause.subcode, failureSentence: sentence };
  return {
    patch: { ...patch, ...note, troubles },
    event: { kind: "retry", ...cause, detail: sentence },
    waitUntil,
    isFailure: true,
  };
}

/**
 * Meta refuses the app, not this post: until whoever runs this Ospost has mended a setting every call ends so. The post waits
 * where it stands, is tried again and goes on by itself; noted once, not at every try. A parameter that Meta does not take
 * is the same plain 100 as a wrong app secret (5.2, 5.3), and telling them apart by their texts is no choice: trying that in
 * vain costs some calls until the post is too late, giving up at once would cost everybody's posts.
 */
export function waitForOperator(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  patch: Outcome["patch"] = {},
): Outcome {
  const cause = causeOf(failure);
  const sentence = sentenceOf(failure);
  const troubles = troublesInARow(job, true);
  const isNew = !isWaitingForOperator(job);
  const note = { failureCode: cause.code, failureSubcode: cause.subcode, failureSentence: sentence };
  return {
    patch: { ...patch, ...note, troubles, failureKind: "operator" },
    event: isNew ? { kind: "app-refused", ...cause, detail: sentence } : null,
    waitUntil: new Date(ctx.now().getTime() + retryDelayMs(troubles, ctx.timing)),
    isFailure: true,
  };
}

/** A post that is due, or would be during the pause, is not kept waiting for long once Meta is back. */
function longestMs({ now, timing }: EngineContext, job: EngineJob, kind: GraphFailure["kind"]): number {
  const isNear = (job.publishAt?.getTime() ?? 0) - now().getTime() <= timing.retryMaxMs;
  return isNear && PASSING.has(kind) ? timing.retryDueMaxMs : timing.retryMaxMs;
}

/** With this one. Those while Meta refused the app say nothing about Instagram's own, and the other way round. */
function troublesInARow(job: EngineJob, isRefusal: boolean): number {
  return isWaitingForOperator(job) === isRefusal ? job.troubles + 1 : 1;
}

function withPatch(outcome: Outcome, patch: Outcome["patch"]): Outcome {
  return { ...outcome, patch: { ...patch, ...outcome.patch } };
}

/** Stops the account, with this post and all others of it, until the person has done something. */
export async function hold(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  patch: Outcome["patch"] = {},
): Promise<Outcome> {
  const cause = causeOf(failure);
  const at = ctx.now();
  await holdAccount(job.accountId, { at, kind: failure.kind, code: cause.code, subcode: cause.subcode });
  job.accountHeldAt = at;
  return {
    patch: { troubles: 0, ...patch },
    event: { kind: "held", ...cause, detail: findHoldRule(cause.code, cause.subcode).sentence },
  };
}

async function throttle(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  patch: Outcome["patch"],
): Promise<Outcome> {
  const until = new Date(ctx.now().getTime() + throttleMs(ctx, failure));
  await throttleAccount(job.accountId, until);
  job.accountThrottledUntil = until;
  const event = { kind: "slowed-down", ...causeOf(failure), detail: sentenceOf(failure) };
  return { patch: { troubles: 0, ...patch }, event, waitUntil: until };
}

export function throttleMs(ctx: EngineContext, failure: GraphFailure): number {
  if (failure.kind === "quota") return ctx.timing.quotaRetryMs;
  if (failure.kind === "blocked") return ctx.timing.blockedMs;
  return ctx.timing.throttleMs;
}
