import "server-only";
import { type Env, getEnv } from "@/lib/env";
import { createBlobStorage } from "./blob";
import { findBlobAccess } from "./blob-address";
import { createDiskStorage } from "./disk";
import { createS3Storage, type S3Options } from "./s3";
import type { UploadOrder, UploadTarget } from "./upload-target";

/** Where pictures are kept. Every method throws `StorageError` with a `cause` when the storage itself fails. */
export type Storage = {
  /** Whole or not at all; a key that exists is replaced. `contentType` must be the one its ending stands for. */
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  get(key: string): Promise<Buffer | null>;
  head(key: string): Promise<{ bytes: number; contentType: string } | null>;
  /** Keys that do not exist are passed over. */
  delete(keys: string[]): Promise<void>;
  /** Where Meta and browsers fetch it, without asking the storage. On disk, originals are not served there. */
  publicUrl(key: string): string;
  /** Lets a browser put this one file by itself. What arrived is to be looked at with `head` and `get`, never believed. */
  createUploadTarget(order: UploadOrder): Promise<UploadTarget>;
  /**
   * Takes in, chunk by chunk, a file that a browser cannot put there by itself; null where it can. It has its key only once it
   * is kept.
   */
  takeIn: ((key: string, body: AsyncIterable<Uint8Array>) => Promise<TakenIn>) | null;
};

/** A file that lies beside its place. */
export type TakenIn = {
  keep(): Promise<void>;
  /** Removes it, unless it was kept. */
  drop(): Promise<void>;
};

let storage: Storage | null = null;

/** Vercel Blob when its token or its id is set, a bucket when that is named, else the disk under STORAGE_DIR. */
export function getStorage(): Storage {
  storage ??= createStorage();
  return storage;
}

function createStorage(): Storage {
  return createStorageOf(getEnv());
}

/** The one that these settings ask for. */
export function createStorageOf(env: Env): Storage {
  const blob = findBlobAccess(env);
  if (blob !== null) return createBlobStorage({ ...blob, publicBase: env.BLOB_PUBLIC_URL });
  if (env.S3_BUCKET) return createS3Storage(s3OptionsOf(env, env.S3_BUCKET));
  return createDiskStorage({ directory: env.STORAGE_DIR, appUrl: env.APP_URL });
}

function s3OptionsOf(env: Env, bucket: string): S3Options {
  return {
    bucket,
    endpoint: env.S3_ENDPOINT ?? "",
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
    publicBase: env.S3_PUBLIC_URL ?? "",
  };
}
