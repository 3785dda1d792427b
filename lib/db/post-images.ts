import "server-only";
import { isId } from "@/lib/posts/id";
import { getDb } from "./client";
import { IMAGE_KEYS } from "./image-keys";

export type StoredImage = {
  originalKey: string | null;
  originalWidth: number;
  originalHeight: number;
  renditionKey: string | null;
  thumbnailKey: string;
  smallThumbnailKey: string | null;
  width: number;
  height: number;
  bytes: number;
  placeholder: string;
  crop: unknown;
};

/** The stored picture of a post of the person, or null when the post is not theirs or has none. */
export async function getPostImage(userId: string, postId: string): Promise<StoredImage | null> {
  if (!isId(postId)) return null;
  return getDb().postImage.findFirst({
    where: { postId, post: { account: { userId } } },
    orderBy: { position: "asc" },
    select: {
      ...IMAGE_KEYS,
      originalWidth: true,
      originalHeight: true,
      width: true,
      height: true,
      bytes: true,
      placeholder: true,
      crop: true,
    },
  });
}
