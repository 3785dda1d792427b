import "server-only";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { checkKey, contentTypeOf } from "./keys";
import type { Storage } from "./storage";
import { orStorageError, StorageError } from "./storage-error";

type DiskOptions = { directory: string; appUrl: string };

/** Pictures as files below one directory; `/media/` serves the public ones. */
export function createDiskStorage({ directory, appUrl }: DiskOptions): Storage {
  return {
    async put(key, body, contentType) {
      const path = pathOf(directory, key);
      const expected = contentTypeOf(key);
      if (contentType !== expected)
        throw new StorageError("put", key, { cause: new Error(`${contentType} is not ${expected}`) });
      await orStorageError("put", key, writeWhole(path, body));
    },
    async get(key) {
      return await orStorageError("get", key, orNull(readFile(pathOf(directory, key))));
    },
    async head(key) {
      const file = await orStorageError("head", key, orNull(stat(pathOf(directory, key))));
      return file && { bytes: file.size, contentType: contentTypeOf(key) };
    },
    async delete(keys) {
      const paths = keys.map((key) => [key, pathOf(directory, key)] as const);
      await Promise.all(paths.map(([key, path]) => orStorageError("delete", key, rm(path, { force: true }))));
    },
    publicUrl(key) {
      checkKey(key);
      return `${appUrl}/media/${key}`;
    },
    async takeIn(key, body) {
      const path = pathOf(directory, key);
      const half = await orStorageError("put", key, writeHalf(path, body));
      return {
        keep: () => orStorageError("put", key, rename(half, path)),
        drop: () => orStorageError("delete", key, rm(half, { force: true })),
      };
    },
    async createUploadTarget({ key, ownUrl }) {
      checkKey(key);
      return { kind: "own", url: ownUrl };
    },
  };
}

/** @throws StorageError for what is not a key, so that no path leads out of the directory. */
export function pathOf(directory: string, key: string): string {
  checkKey(key);
  return join(resolve(/* turbopackIgnore: true */ directory), key);
}

/** A reader sees all of a file or none. */
async function writeWhole(path: string, body: Buffer): Promise<void> {
  const half = await writeHalf(path, body);
  try {
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Written beside its place and flushed, still to be renamed. @returns where it is */
async function writeHalf(path: string, body: Buffer | AsyncIterable<Uint8Array>): Promise<string> {
  const half = join(/* turbopackIgnore: true */ dirname(path), `.${randomBytes(8).toString("hex")}`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(half, body, { flag: "wx", flush: true });
    return half;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
