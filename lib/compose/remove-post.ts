import "server-only";
import { deletePost } from "@/lib/db/post-removal";
import { getStorage } from "@/lib/storage";

/** Removes a post and its pictures from Ospost; what is on Instagram stays there. @returns false when it cannot be removed */
export async function removePost(userId: string, postId: string): Promise<boolean> {
  const keys = await deletePost(userId, postId);
  if (keys === null) return false;
  await getStorage().delete(keys);
  return true;
}
