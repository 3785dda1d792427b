import "server-only";
import { refuse } from "@/lib/auth/action-result";
import type { UploadResult } from "@/lib/auth/upload-route";
import { getAnyUpload, whileUploadWaits } from "@/lib/db/uploads";
import { BodyError, boundedBody } from "@/lib/http/bounded-body";
import { imageSentence } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { getStorage, StorageError } from "@/lib/storage";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import { refuseForStorage } from "./upload";

/**
 * Takes the bytes themselves, for a storage that browsers cannot reach: they stream to it and are in no memory. Exactly as many
 * as were announced, or nothing is kept. The first to arrive whole stays, whoever else was on the way: it may have been looked at.
 */
export async function receiveUpload(userId: string, uploadId: string, request: Request): Promise<UploadResult> {
  const row = await getAnyUpload(userId, uploadId);
  const { takeIn, head } = getStorage();
  if (row === null || row.photo !== null || takeIn === null) return refuse(UPLOAD_WORDS.gone);
  const refusal = refuseLength(request, row.announcedBytes);
  if (refusal !== null) return refusal;
  try {
    const bounds = { bytes: row.announcedBytes, maxBytes: MAX_UPLOAD_BYTES };
    const taken = await takeIn(row.key, boundedBody(request.body, bounds));
    try {
      const isWaiting = await whileUploadWaits(userId, uploadId, async () => {
        if ((await head(row.key)) === null) await taken.keep();
      });
      return isWaiting ? { ok: true } : refuse(UPLOAD_WORDS.gone);
    } finally {
      await taken.drop();
    }
  } catch (error) {
    const cause = error instanceof StorageError ? error.cause : error;
    if (cause instanceof BodyError) return refuseBody(cause, row.announcedBytes);
    return refuseForStorage(error);
  }
}

/** Before a byte is read. */
function refuseLength({ headers }: Request, announcedBytes: number | null): UploadResult | null {
  const length = headers.get("content-length");
  if (length === null) return null;
  if (Number(length) > MAX_UPLOAD_BYTES) return tooLarge();
  return announcedBytes === null || Number(length) === announcedBytes ? null : refuse(UPLOAD_WORDS.notArrived);
}

function refuseBody({ trouble }: BodyError, announcedBytes: number | null): UploadResult {
  if (trouble === "too-long" && announcedBytes === null) return tooLarge();
  const refusal = refuse(UPLOAD_WORDS.notArrived);
  return trouble === "stalled" ? { ...refusal, status: 408 } : refusal;
}

function tooLarge(): UploadResult {
  return { ...refuse(imageSentence("too-large")), status: 413 };
}
