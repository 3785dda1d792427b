import "server-only";
import { getDb } from "./client";

/**
 * Removes a post of the person with its images and events. One that is being published stays: it may be live already.
 * @returns the keys of its pictures, for storage to forget; null when there was nothing to remove
 */
export async function deletePost(userId: string, postId: string): Promise<string[] | null> {
  return getDb().$transaction(async (tx) => {
    const images = await tx.postImage.findMany({
      where: { postId, post: { account: { userId } } },
      select: { originalKey: true, renditionKey: true, thumbnailKey: true },
    });
    const { count } = await tx.post.deleteMany({
      where: { id: postId, account: { userId }, status: { not: "publishing" } },
    });
    if (count === 0) return null;
    return images
      .flatMap((image) => [image.originalKey, image.renditionKey, image.thumbnailKey])
      .filter((key) => key !== null);
  });
}
