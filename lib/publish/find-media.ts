import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { hasUnnamedTwin, listKnownMediaIds } from "@/lib/db/system/media";
import { listMediaSince, type Media } from "@/lib/graph/publishing";
import type { EngineContext } from "./context";
import { readWithEitherToken } from "./read";

/**
 * What the account's media say of a post that may be live. `doubtful`: something is there that may be it, or there is more than
 * was looked through. Only `absent` says that it is not in the list.
 */
export type Sighting = { kind: "found"; media: Media } | { kind: "doubtful" } | { kind: "absent" };

/**
 * Looks for a post among the account's media, by caption and by time (3.5 of the Meta facts), from the first call on that may
 * have posted it, leaving out what is known to be another post. A medium without a caption may be anything, so it is never
 * taken for a post without one, nor is such a post taken as absent beside it.
 */
export async function lookForMedia(ctx: EngineContext, job: EngineJob): Promise<Sighting> {
  const { media, isWhole } = await listUnknown(ctx, job);
  const captions = captionsOf(job);
  const match = media.find(({ caption }) => normal(caption) !== "" && captions.has(normal(caption)));
  if (match === undefined) {
    const isDoubtful = !isWhole || (captions.has("") && media.some(({ caption }) => normal(caption) === ""));
    return { kind: isDoubtful ? "doubtful" : "absent" };
  }
  // It may be another post of the same words that is live and whose id is not known yet.
  const since = new Date(calledAt(job).getTime() - ctx.timing.reconcileQuietMs);
  return (await hasUnnamedTwin(job, since)) ? { kind: "doubtful" } : { kind: "found", media: match };
}

/** Of a post that is live for certain: its medium, by caption and time; without a caption by its time alone. */
export async function findLiveMedia(ctx: EngineContext, job: EngineJob): Promise<Media | null> {
  const { media } = await listUnknown(ctx, job);
  const captions = captionsOf(job);
  return media.find(({ caption }) => captions.has(normal(caption))) ?? null;
}

/** Media that belong to no post yet, from the first call on, oldest first: of several, that is the one nearest to the call. */
async function listUnknown(ctx: EngineContext, job: EngineJob): Promise<{ media: Media[]; isWhole: boolean }> {
  const since = new Date(calledAt(job).getTime() - ctx.timing.clockSlackMs);
  const { media, isWhole } = await readWithEitherToken(job, (token) =>
    listMediaSince(ctx.graph, token, job.igUserId, since),
  );
  const known = await listKnownMediaIds(media.map(({ id }) => id));
  return { media: media.filter(({ id }) => !known.has(id)).reverse(), isWhole };
}

/** The first call that may have posted it. */
function calledAt({ unclearSince, publishSentAt }: EngineJob): Date {
  return unclearSince ?? publishSentAt ?? new Date(0);
}

/** What it may be live with: it may have been edited since the first call. */
function captionsOf({ caption, unclearCaption }: EngineJob): Set<string> {
  return new Set([caption, unclearCaption ?? caption].map(normal));
}

/** Meta may drop the "@" of mentions in what it gives back (3.5) and trims the ends. */
function normal(caption: string): string {
  return caption.replaceAll("@", "").trim().normalize("NFC");
}
