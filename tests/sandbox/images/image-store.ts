import { existsSync, mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newTraceId } from "../state/identifiers";

/** The JPEG files Instagram keeps, named by the hash of the fetched bytes: the same picture is stored once. */
export type ImageStore = {
  has(hash: string): boolean;
  put(hash: string, bytes: Buffer): Promise<void>;
  get(hash: string): Promise<Buffer | null>;
};

/** On disk below `dataDir`, or in memory when that is null. */
export function openImageStore(dataDir: string | null): ImageStore {
  return dataDir === null ? createMemoryStore() : createDiskStore(join(dataDir, "images"));
}

function createMemoryStore(): ImageStore {
  const files = new Map<string, Buffer>();
  return {
    has: (hash) => files.has(hash),
    put: async (hash, bytes) => void files.set(hash, bytes),
    get: async (hash) => files.get(hash) ?? null,
  };
}

function createDiskStore(dir: string): ImageStore {
  mkdirSync(dir, { recursive: true });
  const fileOf = (hash: string) => join(dir, `${hash}.jpg`);
  return {
    has: (hash) => existsSync(fileOf(hash)),
    put: async (hash, bytes) => {
      // Under its own name first: a process killed in the middle leaves no half picture behind.
      const unfinished = join(dir, `${hash}.${newTraceId()}.new`);
      await writeFile(unfinished, bytes);
      await rename(unfinished, fileOf(hash));
    },
    get: async (hash) => (existsSync(fileOf(hash)) ? readFile(fileOf(hash)) : null),
  };
}
