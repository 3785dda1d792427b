import "server-only";
import type { Thumbnail } from "@/lib/posts/thumbnail";
import { getStorage } from "@/lib/storage";

/** Where the columns of an image say its thumbnails are; null for a post without one. */
export function thumbnailOf(
  image: { thumbnailKey: string | null; smallThumbnailKey: string | null } | undefined,
): Thumbnail | null {
  if (image === undefined || image.thumbnailKey === null) return null;
  const { thumbnailKey, smallThumbnailKey } = image;
  const smallUrl = smallThumbnailKey === null ? null : getStorage().publicUrl(smallThumbnailKey);
  return { url: getStorage().publicUrl(thumbnailKey), smallUrl };
}
