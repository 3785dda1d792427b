import "server-only";
import { BlobNotFoundError, del, head, issueSignedToken, presignUrl, put } from "@vercel/blob";
import { generateClientTokenFromReadWriteToken } from "@vercel/blob/client";
import { type BlobAccess, blobPublicBase } from "./blob-address";
import { checkKey } from "./keys";
import type { Storage } from "./storage";
import { orStorageError } from "./storage-error";
import { ORIGINAL_TYPE, type UploadOrder, type UploadTarget } from "./upload-target";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** The SDK alone would try for 17 minutes (10 retries, doubling from 1 s). */
const PUT_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
const DELETE_AT_ONCE = 100;
/** Enough for 30 MB over a line of 150 kbit/s. */
const TARGET_LIFETIME_MS = 30 * 60 * 1000;

type BlobOptions = BlobAccess & {
  /** Where the store's files are read, without a slash at the end. Vercel's own address unless a test says otherwise. */
  publicBase?: string | undefined;
};

/** Pictures in a public Vercel Blob store. Its files are readable by whoever has the link, so keys are never guessable. */
export function createBlobStorage({ publicBase, ...access }: BlobOptions): Storage {
  const base = publicBase ?? blobPublicBase(access);
  return {
    async put(key, body, contentType) {
      checkKey(key);
      const writing = put(key, body, {
        access: "public",
        addRandomSuffix: false,
        allowOverwrite: true, // a repeated put is a retry: keys are random
        cacheControlMaxAge: YEAR_SECONDS,
        contentType,
        ...access,
        abortSignal: AbortSignal.timeout(PUT_TIMEOUT_MS),
      });
      await orStorageError("put", key, writing);
    },
    async get(key) {
      checkKey(key);
      return await orStorageError("get", key, download(`${base}/${key}`));
    },
    async head(key) {
      checkKey(key);
      const found = await orStorageError(
        "head",
        key,
        orNull(head(key, { ...access, abortSignal: AbortSignal.timeout(TIMEOUT_MS) })),
      );
      return found && { bytes: found.size, contentType: found.contentType };
    },
    async delete(keys) {
      keys.forEach(checkKey);
      for (let at = 0; at < keys.length; at += DELETE_AT_ONCE) {
        const some = keys.slice(at, at + DELETE_AT_ONCE);
        const deleting = del(some, { ...access, abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
        await orStorageError("delete", some[0] ?? "", deleting);
      }
    },
    takeIn: null,
    publicUrl(key) {
      checkKey(key);
      return `${base}/${key}`;
    },
    async createUploadTarget(order) {
      checkKey(order.key);
      const making = "token" in access ? makeClientToken(access.token, order) : makeSignedUrl(access.storeId, order);
      return orStorageError("put", order.key, making);
    },
  };
}

/** A second try is fine, when the answer to the first was lost; the name stays as it is. */
const SAME_NAME = { addRandomSuffix: false, allowOverwrite: true } as const;

function limitsOf({ key, maxBytes }: UploadOrder) {
  return {
    pathname: key,
    maximumSizeInBytes: maxBytes,
    allowedContentTypes: [ORIGINAL_TYPE],
    validUntil: Date.now() + TARGET_LIFETIME_MS,
  };
}

/** Made here, from the store's own token, without asking anybody. */
async function makeClientToken(token: string, order: UploadOrder): Promise<UploadTarget> {
  const made = await generateClientTokenFromReadWriteToken({ token, ...limitsOf(order), ...SAME_NAME });
  return { kind: "blob", pathname: order.key, token: made };
}

/** Without the store's own token only Blob itself can say who may send a file. */
async function makeSignedUrl(storeId: string, order: UploadOrder): Promise<UploadTarget> {
  const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
  const signed = await issueSignedToken({ storeId, ...limitsOf(order), operations: ["put"], abortSignal });
  const allowed = { operation: "put", access: "public", pathname: order.key, ...SAME_NAME } as const;
  return { kind: "signed", url: (await presignUrl(signed, allowed)).presignedUrl };
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
