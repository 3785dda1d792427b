import "server-only";
import { getDb } from "./client";
import { noteDiscarded } from "./discarded-files";
import { IMAGE_KEYS, keysOf } from "./image-keys";

/**
 * Removes a post of the person with its images and events, and notes its pictures as discarded. One that is being
 * published stays: it may be live already.
 * @returns false when there was nothing to remove
 */
export async function deletePost(userId: string, postId: string, now: Date): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    const images = await tx.postImage.findMany({
      where: { postId, post: { account: { userId } } },
      select: IMAGE_KEYS,
    });
    const { count } = await tx.post.deleteMany({
      where: { id: postId, account: { userId }, status: { not: "publishing" } },
    });
    if (count === 0) return false;
    await noteDiscarded(tx, images.flatMap(keysOf), now);
    return true;
  });
}
