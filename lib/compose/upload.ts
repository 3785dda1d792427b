import "server-only";
import { type ActionResult, type Refusal, refuse } from "@/lib/auth/action-result";
import { confirmUpload as confirmRow, createUpload, discardUpload, getAnyUpload } from "@/lib/db/uploads";
import { ImageError } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { readUpload } from "@/lib/images/receive";
import { inspectOriginal } from "@/lib/images/render";
import { getStorage, logStorageTrouble, newKey, ORIGINAL_TYPE, StorageError, type UploadTarget } from "@/lib/storage";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import { sweepDiscarded } from "./sweep-discarded";

export type StartedUpload = { uploadId: string; target: UploadTarget };
export type ConfirmedUpload = { upload: { id: string; width: number; height: number } };

/** Says where the browser may send a photo of this many bytes. The row comes first, so that no file is ever without one. */
export async function startUpload(userId: string, { bytes }: { bytes: number }): Promise<ActionResult<StartedUpload>> {
  if (bytes > MAX_UPLOAD_BYTES) return refuse(new ImageError("too-large").sentence);
  if (bytes === 0) return refuse(new ImageError("empty").sentence);
  const key = newKey("originals", "bin");
  const uploadId = await createUpload(userId, key);
  const ownUrl = `/api/uploads/${uploadId}`;
  try {
    const target = await getStorage().createUploadTarget({ key, maxBytes: MAX_UPLOAD_BYTES, ownUrl });
    return { ok: true, uploadId, target };
  } catch (error) {
    return refuseForStorage(error);
  }
}

/** Takes the bytes themselves, for a storage that browsers cannot reach. What has been looked at is not written over. */
export async function receiveUpload(userId: string, uploadId: string, request: Request): Promise<ActionResult> {
  const row = await getAnyUpload(userId, uploadId);
  if (row === null || row.photo !== null) return refuse(UPLOAD_WORDS.gone);
  try {
    await getStorage().put(row.key, await readUpload(request, MAX_UPLOAD_BYTES), ORIGINAL_TYPE);
    return { ok: true };
  } catch (error) {
    if (error instanceof ImageError) return refuse(error.sentence);
    return refuseForStorage(error);
  }
}

/** That there is no room, or no way in, is nothing that the person could put right. */
function refuseForStorage(error: unknown): Refusal {
  if (!(error instanceof StorageError)) throw error;
  logStorageTrouble(error);
  return refuse(UPLOAD_WORDS.refused);
}

/**
 * The browser says that everything was sent: looks at what arrived and keeps it until a post uses it. Safe to repeat.
 * Width and height are those of the upright picture. What is not a photo is deleted at once.
 */
export async function confirmUpload(userId: string, uploadId: string): Promise<ActionResult<ConfirmedUpload>> {
  const row = await getAnyUpload(userId, uploadId);
  if (row === null) return refuse(UPLOAD_WORDS.gone);
  if (row.photo !== null) return { ok: true, upload: sizeOf(row.photo) };
  try {
    const bytes = await fetchWhole(row.key);
    if (bytes === null) return refuse(UPLOAD_WORDS.notArrived);
    const { width, height } = await inspectOriginal(bytes);
    const isKept = await confirmRow(userId, uploadId, { width, height, bytes: bytes.length });
    return isKept ? { ok: true, upload: { id: uploadId, width, height } } : refuse(UPLOAD_WORDS.gone);
  } catch (error) {
    if (error instanceof StorageError) logStorageTrouble(error);
    // Every byte may be there: a refusal would have them all sent again, no answer only has it asked again.
    if (!(error instanceof ImageError)) throw error;
    const now = new Date();
    await discardUpload(userId, uploadId, now);
    await sweepDiscarded(now);
    return refuse(error.sentence);
  }
}

/** Weighed before it is fetched. */
async function fetchWhole(key: string): Promise<Buffer | null> {
  const found = await getStorage().head(key);
  if (found === null) return null;
  if (found.bytes > MAX_UPLOAD_BYTES) throw new ImageError("too-large");
  if (found.bytes === 0) throw new ImageError("empty");
  return getStorage().get(key);
}

function sizeOf({ id, width, height }: { id: string; width: number; height: number }) {
  return { id, width, height };
}
