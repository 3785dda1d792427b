import "server-only";
import { getDb } from "../client";

/** Which of these media ids already belong to a post. */
export async function listKnownMediaIds(mediaIds: string[]): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set();
  const posts = await getDb().post.findMany({ where: { mediaId: { in: mediaIds } }, select: { mediaId: true } });
  return new Set(posts.flatMap((post) => post.mediaId ?? []));
}
