import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { GraphError, type GraphFailure, isGraphFailure } from "@/lib/graph/graph-error";
import { type ContainerStatus, getContainer } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { causeOf, handleSafeFailure, sentenceOf } from "../failure";
import { lookForMedia } from "../find-media";
import { type GiveUpReason, retryDelayMs } from "../next-step";
import { type Outcome, progress } from "../outcome";
import { readWithEitherToken } from "../read";
import { giveUp } from "./give-up";
import { publish } from "./publish";

/**
 * Publishes a post of which an earlier call ended unclear. That it seemed not to be live may have been seen hours ago: the
 * post waited for a throttle, a block or its account meanwhile. So both answers are asked for again, right before the call.
 * @returns null when somebody else holds the post now: nothing was sent
 */
export async function publishAfterLook(ctx: EngineContext, job: EngineJob): Promise<Outcome | null> {
  try {
    const seen = await look(ctx, job);
    if (seen === "maybe-live") return reconcileAgain(job);
    // Only a finished container can be published: whatever else it is now, there is another step before that.
    if (seen !== "FINISHED") return progress({ containerStatus: seen }, null);
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return onUnreadable(ctx, job, error);
  }
  return publish(ctx, job);
}

/** Ends a post that did not go out, unless it is live after all or nobody can tell. */
export async function giveUpAfterLook(ctx: EngineContext, job: EngineJob, reason: GiveUpReason): Promise<Outcome> {
  if (job.unclearSince === null) return giveUp(job, reason);
  try {
    return (await look(ctx, job)) === "maybe-live" ? reconcileAgain(job) : giveUp(job, reason);
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return reconcileAgain(job);
  }
}

/** @returns the container's status when neither it nor the account's media say that the post is live */
async function look(ctx: EngineContext, job: EngineJob): Promise<"maybe-live" | Exclude<ContainerStatus, "PUBLISHED">> {
  const status = await readStatus(ctx, job);
  if (status === "PUBLISHED" || (await lookForMedia(ctx, job)).kind !== "absent") return "maybe-live";
  return status;
}

async function readStatus(ctx: EngineContext, job: EngineJob): Promise<ContainerStatus> {
  const { creationId } = job;
  if (creationId === null) return "EXPIRED";
  try {
    return (await readWithEitherToken(job, (token) => getContainer(ctx.graph, token, creationId))).status;
  } catch (error) {
    if (error instanceof GraphError && error.kind === "container-gone") return "EXPIRED";
    throw error;
  }
}

/** Something says that the post may be live, or nothing says that it is not: it is looked after as a call that was just sent. */
function reconcileAgain({ unclearSince }: EngineJob): Outcome {
  return progress({ status: "publishing", publishSentAt: unclearSince }, { kind: "may-be-live" });
}

/** Nothing is sent without a look. An answer to a read never says that the post itself is to blame. */
async function onUnreadable(ctx: EngineContext, job: EngineJob, failure: GraphFailure): Promise<Outcome> {
  if (failure.kind !== "content") return handleSafeFailure(ctx, job, failure);
  const troubles = job.troubles + 1;
  const waitUntil = new Date(ctx.now().getTime() + retryDelayMs(troubles, ctx.timing));
  const event = { kind: "look-failed", ...causeOf(failure), detail: sentenceOf(failure) };
  return { patch: { troubles }, event, waitUntil, isFailure: true };
}
