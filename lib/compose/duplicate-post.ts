import "server-only";
import { randomUUID } from "node:crypto";
import { type ActionResult, refuse } from "@/lib/auth/action-result";
import { discardFiles } from "@/lib/db/discarded-files";
import { keysOf } from "@/lib/db/image-keys";
import { getPostDetail } from "@/lib/db/post-detail";
import { getPostImage, type StoredImage } from "@/lib/db/post-images";
import { createPost, type ImageInput } from "@/lib/db/post-writes";
import { cropSchema } from "@/lib/images/crop-schema";
import { getStorage, newKey, smallKeyOf } from "@/lib/storage";
import { SAVE_WORDS } from "@/lib/words/compose";
import { storeAll } from "./store-all";
import { sweepDiscarded } from "./sweep-discarded";

/**
 * A draft with the same photo and words, without a time. Its pictures are copies: each post may be removed by itself. Where
 * the original is not kept any more, the draft has the words only.
 */
export async function duplicatePost(
  userId: string,
  postId: string,
  now: Date,
): Promise<ActionResult<{ copyId: string }>> {
  const post = await getPostDetail(userId, postId);
  if (post === null) return refuse(SAVE_WORDS.notThere);
  const stored = await getPostImage(userId, postId);
  const image = stored === null ? null : await copyImage(stored, now);
  const { caption, altText, account } = post;
  const input = { caption, altText, publishAt: null, isDraft: true, image, event: "duplicated", id: randomUUID() };
  const copyId = await createPost(userId, account.id, input, now);
  if (copyId !== null) return { ok: true, copyId };
  if (image !== null) await discardFiles(keysOf(image), now);
  await sweepDiscarded(now);
  return refuse(SAVE_WORDS.noAccount);
}

async function copyImage(stored: StoredImage, now: Date): Promise<ImageInput | null> {
  if (stored.originalKey === null || stored.renditionKey === null) return null;
  const thumbnailKey = newKey("thumbnails", "webp");
  const keys = {
    originalKey: newKey("originals", "bin"),
    renditionKey: newKey("renditions", "jpg"),
    thumbnailKey,
    smallThumbnailKey: stored.smallThumbnailKey === null ? null : smallKeyOf(thumbnailKey),
  };
  const columns = Object.keys(keys) as (keyof typeof keys)[];
  const files = await Promise.all(columns.map((column) => readFile(stored[column], keys[column])));
  if (files.includes("missing")) return null;
  await storeAll(
    files.filter((file) => file !== null && file !== "missing"),
    now,
  );
  const { originalWidth, originalHeight, width, height, bytes, placeholder } = stored;
  const crop = cropSchema.parse(stored.crop);
  return { ...keys, originalWidth, originalHeight, width, height, bytes, placeholder, crop };
}

/** What is to be stored under `to`; null where there is no such file, "missing" when storage should have it and has not. */
async function readFile(
  from: string | null,
  to: string | null,
): Promise<[key: string, body: Buffer] | "missing" | null> {
  if (from === null || to === null) return null;
  const body = await getStorage().get(from);
  return body === null ? "missing" : [to, body];
}
