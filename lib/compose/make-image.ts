import "server-only";
import { getPostImage } from "@/lib/db/post-images";
import type { ImageInput } from "@/lib/db/post-writes";
import { getUpload } from "@/lib/db/uploads";
import { cropSchema } from "@/lib/images/crop-schema";
import { type Crop, centredCrop, legalCrop } from "@/lib/images/ratio";
import { renderPost } from "@/lib/images/render";
import { getStorage, newKey, smallKeyOf } from "@/lib/storage";
import { storeAll } from "./store-all";

type Original = { key: string; width: number; height: number };

/** What the picture is to be made of is not there any more: a photo just uploaded, or the one a saved post was cropped from. */
export type Gone = "upload-gone" | "original-gone";

/**
 * Renders the picture of a post from an upload of the person, or anew from the stored original when only the crop
 * changed, and stores rendition and thumbnails.
 * @returns null when there is nothing to render
 * @throws ImageError when the photo cannot be used, StorageError
 */
export async function makeImage(
  userId: string,
  input: { postId: string; uploadId: string | null; crop: Crop | null },
  now: Date,
): Promise<ImageInput | Gone | null> {
  const original = await findOriginal(userId, input);
  if (original === null || typeof original === "string") return original;
  const bytes = await getStorage().get(original.key);
  if (bytes === null) return input.uploadId === null ? "original-gone" : "upload-gone";
  const crop = legalCrop(input.crop ?? centredCrop(original, original.width / original.height), original);
  const rendered = await renderPost(bytes, crop, { person: userId });
  const renditionKey = newKey("renditions", "jpg");
  const thumbnailKey = newKey("thumbnails", "webp");
  const smallThumbnailKey = smallKeyOf(thumbnailKey);
  const pictures: [string, Buffer][] = [
    [renditionKey, rendered.jpeg],
    [thumbnailKey, rendered.thumbnail],
    [smallThumbnailKey, rendered.smallThumbnail],
  ];
  await storeAll(pictures, now);
  return {
    originalKey: original.key,
    originalWidth: original.width,
    originalHeight: original.height,
    renditionKey,
    thumbnailKey,
    smallThumbnailKey,
    width: rendered.width,
    height: rendered.height,
    bytes: rendered.jpeg.length,
    crop,
    placeholder: rendered.placeholder,
  };
}

async function findOriginal(
  userId: string,
  { postId, uploadId, crop }: { postId: string; uploadId: string | null; crop: Crop | null },
): Promise<Original | Gone | null> {
  if (uploadId !== null) return (await getUpload(userId, uploadId)) ?? "upload-gone";
  if (crop === null) return null;
  const stored = await getPostImage(userId, postId);
  if (stored === null || isSameCrop(stored.crop, crop)) return null;
  if (stored.originalKey === null) return "original-gone";
  return { key: stored.originalKey, width: stored.originalWidth, height: stored.originalHeight };
}

function isSameCrop(stored: unknown, crop: Crop): boolean {
  const before = cropSchema.parse(stored);
  return (["x", "y", "width", "height", "rotation"] as const).every((key) => before[key] === crop[key]);
}
