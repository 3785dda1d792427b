import "server-only";
import { holdAccount, throttleAccount } from "@/lib/db/system/accounts";
import type { EngineJob } from "@/lib/db/system/job";
import { GraphError, type GraphFailure } from "@/lib/graph/graph-error";
import type { EngineContext } from "./context";
import { retryDelayMs } from "./next-step";
import { failed, type Outcome } from "./outcome";

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
  if (kind === "content" || kind === "operator") return withPatch(failed(kind, sentence, cause), patch);
  const isPassing = failure instanceof GraphError && failure.rule.mayPass === true && job.attempts <= 1;
  if (!isPassing && (kind === "reconnect" || kind === "permission" || kind === "restricted")) {
    return hold(ctx, job, failure, patch);
  }
  if (kind === "throttled" || kind === "quota" || kind === "blocked") return throttle(ctx, job, failure, patch);
  const waitUntil = new Date(ctx.now().getTime() + retryDelayMs(job.attempts, ctx.timing));
  const note = { failureCode: cause.code, failureSubcode: cause.subcode, failureSentence: sentence };
  return {
    patch: { ...patch, ...note },
    event: { kind: "retry", ...cause, detail: sentence },
    waitUntil,
    isFailure: true,
  };
}

function withPatch(outcome: Outcome, patch: Outcome["patch"]): Outcome {
  return { ...outcome, patch: { ...patch, ...outcome.patch } };
}

async function hold(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  patch: Outcome["patch"],
): Promise<Outcome> {
  const cause = causeOf(failure);
  const at = ctx.now();
  await holdAccount(job.accountId, { at, kind: failure.kind, code: cause.code, subcode: cause.subcode });
  job.accountHeldAt = at;
  return { patch: { attempts: 0, ...patch }, event: { kind: "held", ...cause, detail: sentenceOf(failure) } };
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
  return { patch: { attempts: 0, ...patch }, event, waitUntil: until };
}

export function throttleMs(ctx: EngineContext, failure: GraphFailure): number {
  if (failure.kind === "quota") return ctx.timing.quotaRetryMs;
  if (failure.kind === "blocked") return ctx.timing.blockedMs;
  return ctx.timing.throttleMs;
}
