import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { getPermalink } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { causeOf, sentenceOf } from "../failure";
import { findLiveMedia } from "../find-media";
import { retryDelayMs } from "../next-step";
import { NOTHING_UNCLEAR, type Outcome, progress } from "../outcome";
import { readWithEitherToken } from "../read";

/** Reads the public address of a live post. Best effort: the post stays published whatever happens here. */
export async function readPermalink(ctx: EngineContext, job: EngineJob): Promise<Outcome> {
  try {
    return await read(ctx, job);
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return tryLater(ctx, job, { kind: "permalink-failed", ...causeOf(error), detail: sentenceOf(error) });
  }
}

async function read(ctx: EngineContext, job: EngineJob): Promise<Outcome> {
  const { mediaId } = job;
  if (mediaId !== null) {
    const permalink = await readWithEitherToken(job, (token) => getPermalink(ctx.graph, token, mediaId));
    return progress({ permalink, nextActionAt: null }, null);
  }
  const media = await findLiveMedia(ctx, job);
  if (media === null) return tryLater(ctx, job, null);
  const { id, permalink } = media;
  return progress({ mediaId: id, permalink, nextActionAt: null, ...NOTHING_UNCLEAR }, null);
}

function tryLater(ctx: EngineContext, job: EngineJob, event: Outcome["event"]): Outcome {
  const troubles = job.troubles + 1;
  if (troubles >= ctx.timing.permalinkTries) return progress({ nextActionAt: null }, event);
  const waitUntil = new Date(ctx.now().getTime() + retryDelayMs(troubles, ctx.timing));
  return { patch: { troubles }, event, waitUntil, isFailure: true };
}
