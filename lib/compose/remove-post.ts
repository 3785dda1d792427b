import "server-only";
import { deletePost } from "@/lib/db/post-removal";
import { sweepDiscarded } from "./sweep-discarded";

/** Removes a post and its pictures from Ospost; what is on Instagram stays there. @returns false when it cannot be removed */
export async function removePost(userId: string, postId: string): Promise<boolean> {
  const now = new Date();
  if (!(await deletePost(userId, postId, now))) return false;
  await sweepDiscarded(now);
  return true;
}
