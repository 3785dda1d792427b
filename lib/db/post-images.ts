import "server-only";
import { getDb } from "./client";

export type StoredImage = {
  originalKey: string | null;
  originalWidth: number;
  originalHeight: number;
  renditionKey: string | null;
  thumbnailKey: string;
  crop: unknown;
};

/** The stored picture of a post of the person, or null when the post is not theirs or has none. */
export async function getPostImage(userId: string, postId: string): Promise<StoredImage | null> {
  return getDb().postImage.findFirst({
    where: { postId, post: { account: { userId } } },
    orderBy: { position: "asc" },
    select: {
      originalKey: true,
      originalWidth: true,
      originalHeight: true,
      renditionKey: true,
      thumbnailKey: true,
      crop: true,
    },
  });
}
