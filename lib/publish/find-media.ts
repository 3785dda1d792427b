import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { listKnownMediaIds } from "@/lib/db/system/media";
import { listRecentMedia, type Media } from "@/lib/graph/publishing";
import type { EngineContext } from "./context";
import { readWithEitherToken } from "./read";

/**
 * Looks for the published post among the account's recent media, by caption and by time (3.5 of the Meta facts), leaving
 * out what is known to be another post.
 * @param isCertainlyLive when it is known that the post is live, its time alone may identify a post without a caption
 */
export async function findPublishedMedia(
  ctx: EngineContext,
  job: EngineJob,
  isCertainlyLive: boolean,
): Promise<Media | null> {
  if (job.publishSentAt === null || (job.caption === "" && !isCertainlyLive)) return null;
  const recent = await readWithEitherToken(job, (token) => listRecentMedia(ctx.graph, token, job.igUserId));
  const earliest = job.publishSentAt.getTime() - ctx.timing.clockSlackMs;
  const matches = recent.filter(
    (media) => isSameCaption(media.caption, job.caption) && media.timestamp.getTime() >= earliest,
  );
  const known = await listKnownMediaIds(matches.map((media) => media.id));
  // The listing is newest first; of several, the one nearest to the call is the oldest.
  return matches.filter((media) => !known.has(media.id)).at(-1) ?? null;
}

/** Meta may drop the "@" of mentions in what it gives back (3.5) and trims the ends. */
function isSameCaption(left: string, right: string): boolean {
  const normal = (text: string) => text.replaceAll("@", "").trim().normalize("NFC");
  return normal(left) === normal(right);
}
