import { existsSync, mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newTraceId } from "../state/identifiers";

/** The JPEG files Instagram keeps, named by the hash of the fetched bytes: the same picture is stored once. */
export type ImageStore = {
  /** Makes and stores a picture unless it is there; of many calls at once only the first makes it. */
  keep(hash: string, make: () => Promise<Buffer>): Promise<void>;
  get(hash: string): Promise<Buffer | null>;
};

type Files = {
  has(hash: string): boolean;
  put(hash: string, bytes: Buffer): Promise<void>;
  get(hash: string): Promise<Buffer | null>;
};

/** On disk below `dataDir`, or in memory when that is null. */
export function openImageStore(dataDir: string | null): ImageStore {
  const files = dataDir === null ? createMemoryFiles() : createDiskFiles(join(dataDir, "images"));
  const inTheMaking = new Map<string, Promise<void>>();
  const keep = async (hash: string, make: () => Promise<Buffer>) => {
    if (files.has(hash)) return;
    const making = inTheMaking.get(hash) ?? make().then((bytes) => files.put(hash, bytes));
    inTheMaking.set(hash, making);
    await making.finally(() => inTheMaking.delete(hash));
  };
  return { keep, get: files.get };
}

function createMemoryFiles(): Files {
  const files = new Map<string, Buffer>();
  return {
    has: (hash) => files.has(hash),
    put: async (hash, bytes) => void files.set(hash, bytes),
    get: async (hash) => files.get(hash) ?? null,
  };
}

function createDiskFiles(dir: string): Files {
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
