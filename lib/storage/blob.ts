import "server-only";
import { BlobNotFoundError, del, head, put } from "@vercel/blob";
import { checkKey } from "./keys";
import type { Storage } from "./storage";
import { orStorageError } from "./storage-error";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** The SDK alone would try for 17 minutes (10 retries, doubling from 1 s). */
const PUT_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
const DELETE_AT_ONCE = 100;

type BlobOptions = {
  token: string;
  /** Where the store's files are read, without a slash at the end. Vercel's own address unless a test says otherwise. */
  publicBase?: string;
};

/** Pictures in a public Vercel Blob store. Its files are readable by whoever has the link, so keys are never guessable. */
export function createBlobStorage({ token, publicBase = publicBaseOf(token) }: BlobOptions): Storage {
  return {
    async put(key, body, contentType) {
      checkKey(key);
      const writing = put(key, body, {
        access: "public",
        addRandomSuffix: false,
        allowOverwrite: true, // a repeated put is a retry: keys are random
        cacheControlMaxAge: YEAR_SECONDS,
        contentType,
        token,
        abortSignal: AbortSignal.timeout(PUT_TIMEOUT_MS),
      });
      await orStorageError("put", key, writing);
    },
    async get(key) {
      checkKey(key);
      return await orStorageError("get", key, download(`${publicBase}/${key}`));
    },
    async head(key) {
      checkKey(key);
      const found = await orStorageError(
        "head",
        key,
        orNull(head(key, { token, abortSignal: AbortSignal.timeout(TIMEOUT_MS) })),
      );
      return found && { bytes: found.size, contentType: found.contentType };
    },
    async delete(keys) {
      keys.forEach(checkKey);
      for (let at = 0; at < keys.length; at += DELETE_AT_ONCE) {
        const some = keys.slice(at, at + DELETE_AT_ONCE);
        const deleting = del(some, { token, abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
        await orStorageError("delete", some[0] ?? "", deleting);
      }
    },
    publicUrl(key) {
      checkKey(key);
      return `${publicBase}/${key}`;
    },
  };
}

/**
 * `vercel_blob_rw_{storeId}_{secret}` → the store's public address. The SDK puts the id into the host as it is; host names know
 * no case, and lower case is what Vercel's own answers show.
 */
export function publicBaseOf(token: string): string {
  const [, , , storeId] = token.split("_");
  if (!storeId) throw new Error("BLOB_READ_WRITE_TOKEN does not look like vercel_blob_rw_{store}_{secret}.");
  return `https://${storeId.toLowerCase()}.public.blob.vercel-storage.com`;
}

/** Not the SDK's `get()`: that one reads from *.blob.vercel-storage.com only, which no test can stand in for. */
async function download(url: string): Promise<Buffer | null> {
  const response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

async function orNull<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return null;
    throw error;
  }
}
