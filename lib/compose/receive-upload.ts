import "server-only";
import { type ActionResult, refuse } from "@/lib/auth/action-result";
import { createUpload } from "@/lib/db/uploads";
import { PHOTO_FORMATS } from "@/lib/images/format";
import { ImageError } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { readUpload } from "@/lib/images/receive";
import { inspectOriginal } from "@/lib/images/render";
import { getStorage, newKey } from "@/lib/storage";

export type ReceivedUpload = { upload: { id: string; width: number; height: number } };

/** Checks a photo and keeps it for the person until a post uses it. Width and height are those of the upright picture. */
export async function receiveUpload(userId: string, request: Request): Promise<ActionResult<ReceivedUpload>> {
  try {
    const bytes = await readUpload(request, MAX_UPLOAD_BYTES);
    const { format, width, height } = await inspectOriginal(bytes);
    const { extension, contentType } = PHOTO_FORMATS[format];
    const key = newKey("originals", extension);
    await getStorage().put(key, bytes, contentType);
    const { id } = await createUpload(userId, { key, width, height, bytes: bytes.length });
    return { ok: true, upload: { id, width, height } };
  } catch (error) {
    if (error instanceof ImageError) return refuse(error.sentence);
    throw error;
  }
}
