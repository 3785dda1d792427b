import "server-only";
import { getDb } from "../client";
import type { EngineJob } from "./job";

/** Which of these media ids already belong to a post. */
export async function listKnownMediaIds(mediaIds: string[]): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set();
  const posts = await getDb().post.findMany({ where: { mediaId: { in: mediaIds } }, select: { mediaId: true } });
  return new Set(posts.flatMap((post) => post.mediaId ?? []));
}

/**
 * Whether another post of the account, with the words that this one may be live with, went live from `since` on and its
 * media id is not known yet.
 */
export async function hasUnnamedTwin(job: EngineJob, since: Date): Promise<boolean> {
  const { id, accountId, caption, unclearCaption } = job;
  const isTwin = { caption: { in: [caption, unclearCaption ?? caption] }, publishedAt: { gte: since } };
  const where = { ...isTwin, accountId, id: { not: id }, status: "published", mediaId: null } as const;
  return (await getDb().post.findFirst({ where, select: { id: true } })) !== null;
}
