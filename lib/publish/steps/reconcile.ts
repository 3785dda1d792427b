import "server-only";
import { countEventsSince } from "@/lib/db/system/events";
import type { EngineJob } from "@/lib/db/system/job";
import { type GraphFailure, isGraphFailure } from "@/lib/graph/graph-error";
import { type ContainerStatus, getContainer, type Media } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { causeOf, sentenceOf, waitForOperator } from "../failure";
import { lookForMedia } from "../find-media";
import { reconcileDelayMs } from "../next-step";
import { failed, type Outcome, progress, published } from "../outcome";
import { readWithEitherToken } from "../read";

/**
 * Finds out, by reading only, whether a post whose publish call ended without a clear answer is live (section 11 of the
 * Meta facts). Ends as published, as "not live, may be sent again", or, when Meta cannot tell, as a question to the person.
 */
export async function reconcile(ctx: EngineContext, job: EngineJob): Promise<Outcome> {
  const ageMs = ctx.now().getTime() - (job.publishSentAt?.getTime() ?? 0);
  const creationId = job.creationId ?? "";
  try {
    const { status } = await readWithEitherToken(job, (token) => getContainer(ctx.graph, token, creationId));
    if (status === "PUBLISHED") return onLive(job);
    const sighting = await lookForMedia(ctx, job);
    if (sighting.kind === "found") return onFound(sighting.media);
    if (ageMs < ctx.timing.reconcileQuietMs) return lookAgain(ctx, ageMs);
    // Meta's two answers must agree before anything is sent again.
    return sighting.kind === "absent" ? onNotLive(ctx, job, status) : askPerson(IN_DOUBT);
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return onUnreadable(ctx, job, ageMs, error);
  }
}

/** Live for certain. Its id and address are read afterwards and are no reason to wait. */
function onLive({ unclearSince, publishSentAt }: EngineJob): Outcome {
  const { patch } = published(null, publishSentAt ?? unclearSince ?? new Date(0));
  return progress({ ...patch, reconcileNote: "container-published" }, { kind: "found-live" });
}

function onFound(media: Media): Outcome {
  const { patch } = published(media.id, media.timestamp);
  return progress(
    { ...patch, permalink: media.permalink, reconcileNote: "media-found" },
    { kind: "found-live", detail: media.id },
  );
}

function onNotLive(ctx: EngineContext, job: EngineJob, status: Exclude<ContainerStatus, "PUBLISHED">): Outcome {
  if (job.publishCalls >= ctx.timing.maxPublishCalls) {
    const sentence = "Instagram did not take the post, several times. It is not live. Try again later.";
    return failed("publishes", sentence, { code: null, subcode: null, fbtraceId: null });
  }
  return progress({ status: "scheduled", publishSentAt: null, containerStatus: status }, { kind: "found-not-live" });
}

function lookAgain(ctx: EngineContext, ageMs: number): Outcome {
  return progress({}, null, new Date(ctx.now().getTime() + reconcileDelayMs(ageMs, ctx.timing)));
}

/**
 * This look among them. Counted by what was stored, not by claims: after an outage of our own a post may have been claimed
 * many times without anybody having looked.
 */
async function countFailedLooks(job: EngineJob): Promise<number> {
  return 1 + (await countEventsSince(job.id, "look-failed", job.publishSentAt ?? new Date(0)));
}

async function onUnreadable(
  ctx: EngineContext,
  job: EngineJob,
  ageMs: number,
  failure: GraphFailure,
): Promise<Outcome> {
  const sighting = await lookForMedia(ctx, job).catch((error: unknown) => {
    if (!isGraphFailure(error)) throw error;
    return null;
  });
  if (sighting?.kind === "found") return onFound(sighting.media);
  // Nobody could look while the app was refused, so the person is asked only when that would be of no use any more.
  if (failure.kind === "operator" && ageMs < ctx.timing.lateMs) return waitForOperator(ctx, job, failure);
  const cause = { ...causeOf(failure), detail: sentenceOf(failure) };
  if (ageMs < ctx.timing.reconcileGiveUpMs || (await countFailedLooks(job)) < ctx.timing.reconcileMinTries) {
    const waitUntil = new Date(ctx.now().getTime() + reconcileDelayMs(ageMs, ctx.timing));
    return { patch: {}, event: { kind: "look-failed", ...cause }, waitUntil, isFailure: true };
  }
  return askPerson("Instagram did not say whether this post went out. Look at your profile and tell Ospost.", cause);
}

const IN_DOUBT =
  "Instagram does not say that this post went out, and there is a new post on your profile that may be it. Look at your profile and tell Ospost.";

/** Nobody but the person can tell: nothing more happens by itself. */
function askPerson(sentence: string, cause: Omit<NonNullable<Outcome["event"]>, "kind"> = {}): Outcome {
  const patch = {
    status: "unconfirmed",
    nextActionAt: null,
    failureKind: "unconfirmed",
    failureSentence: sentence,
  } as const;
  return progress(patch, { kind: "unconfirmed", ...cause });
}
