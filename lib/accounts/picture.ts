import "server-only";
import { createHash } from "node:crypto";
import { storeAll } from "@/lib/compose/store-all";
import { updatePicture } from "@/lib/db/accounts";
import { ImageError } from "@/lib/images/image-error";
import { renderAvatar } from "@/lib/images/render-avatar";
import { log } from "@/lib/log";
import { newKey, StorageError } from "@/lib/storage";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Copies an account's profile picture into our storage, because Meta's address for it runs out (section 2 of the Meta
 * facts). Best effort: an account without its picture works.
 * @param url Meta's address, null when the account has no picture
 * @param knownHash of the picture that is stored already; the same one is not stored again
 */
export async function copyPicture(accountId: string, url: string | null, knownHash: string | null): Promise<void> {
  if (url === null) return;
  try {
    const bytes = await download(url);
    const pictureHash = createHash("sha256").update(bytes).digest("hex");
    if (pictureHash === knownHash) return;
    const pictureKey = newKey("avatars", "webp");
    const now = new Date();
    await storeAll([[pictureKey, await renderAvatar(bytes)]], now);
    await updatePicture(accountId, { pictureKey, pictureHash }, now);
  } catch (error) {
    if (!isExpected(error)) throw error;
    log.warn({ accountId, err: error }, "picture: an account's picture could not be copied");
  }
}

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new PictureError(`HTTP ${response.status}`);
  if (Number(response.headers.get("content-length") ?? 0) > MAX_BYTES) throw new PictureError("too large");
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > MAX_BYTES) throw new PictureError("too large");
  return bytes;
}

class PictureError extends Error {}

/** Nothing of Meta's CDN, of the picture or of the storage may stand in the way of connecting. */
function isExpected(error: unknown): error is Error {
  if (error instanceof PictureError || error instanceof ImageError || error instanceof StorageError) return true;
  return error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");
}
