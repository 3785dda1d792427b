import "server-only";
import { type ActionResult, type Refusal, refuse } from "@/lib/auth/action-result";
import { discardFiles } from "@/lib/db/discarded-files";
import {
  type AnyUpload,
  confirmInstead,
  confirmUpload as confirmRow,
  createUpload,
  discardUpload,
  getAnyUpload,
  getUpload,
} from "@/lib/db/uploads";
import { readFormat } from "@/lib/images/format";
import { createGate, type Turn } from "@/lib/images/gate";
import { ImageError } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { inspectOriginal, type Original } from "@/lib/images/render";
import { getStorage, logStorageTrouble, newKey, StorageError, type UploadTarget } from "@/lib/storage";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import { storeAll } from "./store-all";
import { sweepDiscarded } from "./sweep-discarded";

/** Each holds a whole photo, 30 MB. Twice as many as are decoded at once: the others are on their way from the storage. */
const inTurn = createGate(4);
/** A HEIC waits for its decoder without being held, and in nobody's way. */
const heicInTurn = createGate(1);

export type StartedUpload = { uploadId: string; target: UploadTarget };
/** `isPlain`: a browser shows it as it will be published. False also when that is not known any more. */
export type ConfirmedUpload = { upload: { id: string; width: number; height: number; isPlain: boolean } };

/** Says where the browser may send a photo of this many bytes. The row comes first, so that no file is ever without one. */
export async function startUpload(userId: string, { bytes }: { bytes: number }): Promise<ActionResult<StartedUpload>> {
  if (bytes > MAX_UPLOAD_BYTES) return refuse(new ImageError("too-large").sentence);
  if (bytes === 0) return refuse(new ImageError("empty").sentence);
  const key = newKey("originals", "bin");
  const uploadId = await createUpload(userId, key, bytes);
  const ownUrl = `/api/uploads/${uploadId}`;
  try {
    const target = await getStorage().createUploadTarget({ key, maxBytes: MAX_UPLOAD_BYTES, ownUrl });
    return { ok: true, uploadId, target };
  } catch (error) {
    return refuseForStorage(error);
  }
}

/** That there is no room, or no way in, is nothing that the person could put right. */
export function refuseForStorage(error: unknown): Refusal {
  if (!(error instanceof StorageError)) throw error;
  logStorageTrouble(error);
  return refuse(UPLOAD_WORDS.refused);
}

/**
 * The browser says that everything was sent: looks at what arrived and keeps it until a post uses it. Safe to repeat.
 * Width and height are those of the upright picture. What is not a photo is deleted at once.
 * @param signal aborts when nobody waits for the answer any more: what has not begun is not done then
 */
export async function confirmUpload(
  userId: string,
  uploadId: string,
  signal?: AbortSignal,
): Promise<ActionResult<ConfirmedUpload>> {
  const row = await getAnyUpload(userId, uploadId);
  if (row === null) return refuse(UPLOAD_WORDS.gone);
  if (row.photo !== null) return { ok: true, upload: { ...sizeOf(row.photo), isPlain: false } };
  try {
    const photo = await inspectWhole(row, { person: userId, signal });
    if (photo === null) return refuse(UPLOAD_WORDS.notArrived);
    const { width, height, isPlain } = photo;
    const isKept = await keep(userId, uploadId, photo);
    return isKept ? { ok: true, upload: { id: uploadId, width, height, isPlain } } : refuse(UPLOAD_WORDS.gone);
  } catch (error) {
    if (error instanceof StorageError) logStorageTrouble(error);
    else if (signal?.aborted && !(error instanceof ImageError)) return refuse(UPLOAD_WORDS.cancelled);
    // Every byte may be there: a refusal would have them all sent again, no answer only has it asked again.
    if (!(error instanceof ImageError)) throw error;
    const now = new Date();
    await discardUpload(userId, uploadId, now);
    await sweepDiscarded(now);
    return refuse(error.sentence);
  }
}

/** Weighed before it is fetched. @returns null when it is not what was announced, so that it may be sent again */
async function inspectWhole({ key, announcedBytes }: AnyUpload, turn: Turn): Promise<Original | null> {
  const found = await getStorage().head(key);
  if (found === null) return null;
  if (found.bytes > MAX_UPLOAD_BYTES) throw new ImageError("too-large");
  if (found.bytes === 0 && announcedBytes === null) throw new ImageError("empty");
  if (found.bytes !== (announcedBytes ?? found.bytes)) return null;
  const photo = await inTurn(turn, async () => {
    const bytes = await getStorage().get(key);
    if (bytes === null) return null;
    return readFormat(bytes) === "heic" ? "heic" : inspectOriginal(bytes, turn);
  });
  return photo === "heic" ? heicInTurn(turn, () => inspectHeic(key, turn)) : photo;
}

async function inspectHeic(key: string, turn: Turn): Promise<Original | null> {
  const bytes = await getStorage().get(key);
  return bytes === null ? null : inspectOriginal(bytes, turn);
}

/** @returns false when there is no such upload any more */
async function keep(userId: string, uploadId: string, photo: Original): Promise<boolean> {
  const { width, height, bytes, instead } = photo;
  if (instead === null) return confirmRow(userId, uploadId, { width, height, bytes });
  const now = new Date();
  const key = newKey("originals", "bin");
  await storeAll([[key, instead]], now);
  const isKept = await confirmInstead(userId, uploadId, { key, width, height, bytes }, now);
  if (!isKept) await discardFiles([key], now);
  await sweepDiscarded(now);
  // Somebody who asked at the same time may have been faster.
  return isKept || (await getUpload(userId, uploadId)) !== null;
}

function sizeOf({ id, width, height }: { id: string; width: number; height: number }) {
  return { id, width, height };
}
