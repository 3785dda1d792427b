import "server-only";
import { getEnv } from "@/lib/env";
import { createBlobStorage } from "./blob";
import { createDiskStorage } from "./disk";

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
};

let storage: Storage | null = null;

/** Vercel Blob when its token is set, else the disk under STORAGE_DIR. */
export function getStorage(): Storage {
  storage ??= createStorage();
  return storage;
}

function createStorage(): Storage {
  const env = getEnv();
  if (env.BLOB_READ_WRITE_TOKEN) return createBlobStorage({ token: env.BLOB_READ_WRITE_TOKEN });
  return createDiskStorage({ directory: env.STORAGE_DIR, appUrl: env.APP_URL });
}
