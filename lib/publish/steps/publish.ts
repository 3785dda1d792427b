import "server-only";
import { decryptToken } from "@/lib/accounts/token-cipher";
import { throttleAccount } from "@/lib/db/system/accounts";
import type { EngineJob } from "@/lib/db/system/job";
import { type GraphFailure, isGraphFailure } from "@/lib/graph/graph-error";
import { publishContainer } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { causeOf, handleSafeFailure, sentenceOf, throttleMs, waitForOperator } from "../failure";
import { storeIntent } from "../intent";
import { type Outcome, published, waitForAccount } from "../outcome";

/**
 * Publishes a finished container. The intent is stored before the call goes out, so that whoever finds the post after a
 * crash knows that it may be live. This is the only place that calls `media_publish`.
 * @returns null when somebody else holds the post now: nothing was sent
 */
export async function publish(ctx: EngineContext, job: EngineJob): Promise<Outcome | null> {
  const { unclearSince, unclearCaption } = job;
  const before = { unclearSince, unclearCaption };
  const { result, sentAt } = await storeIntent(ctx, job.id);
  if (result === "lease-lost") return null;
  if (result === "account-busy") return waitForAccount(ctx, job, sentAt);
  Object.assign(job, {
    status: "publishing",
    publishSentAt: sentAt,
    publishCalls: job.publishCalls + 1,
    unclearSince: unclearSince ?? sentAt,
    unclearCaption: unclearCaption ?? job.caption,
  });
  // A process that was frozen between the line above and here may have lost its lease meanwhile.
  if (ctx.now().getTime() - sentAt.getTime() > ctx.timing.sendWithinMs) return unclear(ctx, null);
  try {
    const mediaId = await publishContainer(
      ctx.graph,
      decryptToken(job.pageTokenCipher),
      job.igUserId,
      job.creationId ?? "",
    );
    const now = ctx.now();
    return { ...published(mediaId, now), waitUntil: new Date(now.getTime() + ctx.timing.permalinkDelayMs) };
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return onFailure(ctx, job, error, before);
  }
}

/** Only an answer that Meta gives before doing anything proves that nothing was posted; all others must be read up on. */
async function onFailure(
  ctx: EngineContext,
  job: EngineJob,
  failure: GraphFailure,
  before: Pick<EngineJob, "unclearSince" | "unclearCaption">,
): Promise<Outcome> {
  const publishCalls = job.publishCalls - 1;
  const nothingPosted = { status: "scheduled", publishSentAt: null, publishCalls, ...before } as const;
  switch (failure.kind) {
    case "not-ready":
    case "quota":
    case "reconnect":
    case "permission":
    case "restricted":
    case "content":
      return handleSafeFailure(ctx, job, failure, nothingPosted);
    case "operator":
      // A wrong secret is refused before anything is done, but its 100 has other meanings too: what would be tried again by
      // itself is read up on first, and its calls are counted.
      return waitForOperator(ctx, job, failure);
    case "container-gone":
      // With an earlier unclear call this may mean "published already"; without one it cannot.
      if (before.unclearSince !== null) return unclear(ctx, failure);
      return handleSafeFailure(ctx, job, failure, { ...nothingPosted, containerStatus: "EXPIRED" });
    case "throttled":
    case "blocked":
      return unclearUntilCalm(ctx, job, failure);
    default:
      return unclear(ctx, failure);
  }
}

function unclear(ctx: EngineContext, failure: GraphFailure | null): Outcome {
  const waitUntil = new Date(ctx.now().getTime() + ctx.timing.reconcileFirstMs);
  const cause = failure === null ? {} : { ...causeOf(failure), detail: sentenceOf(failure) };
  return { patch: {}, event: { kind: "publish-unclear", ...cause }, waitUntil, isFailure: true };
}

/** "Action is blocked" often comes although the post is live (Q1 in 7.2), so it is read up on soon but not sent again for hours. */
async function unclearUntilCalm(ctx: EngineContext, job: EngineJob, failure: GraphFailure): Promise<Outcome> {
  const until = new Date(ctx.now().getTime() + throttleMs(ctx, failure));
  await throttleAccount(job.accountId, until);
  job.accountThrottledUntil = until;
  const outcome = unclear(ctx, failure);
  return failure.kind === "blocked" ? outcome : { ...outcome, waitUntil: until };
}
