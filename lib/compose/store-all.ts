import "server-only";
import { discardFiles, expectFiles } from "@/lib/db/discarded-files";
import { contentTypeOf, getStorage } from "@/lib/storage";

/**
 * Stores all of these files, for a row that is written next and must say so (`keepFiles`): none is left behind by a crash in
 * between. When the storage refuses one, the others are discarded. @throws StorageError
 */
export async function storeAll(files: readonly (readonly [key: string, body: Buffer])[], now: Date): Promise<void> {
  const keys = files.map(([key]) => key);
  await expectFiles(keys, now);
  const puts = files.map(([key, body]) => getStorage().put(key, body, contentTypeOf(key)));
  const refused = (await Promise.allSettled(puts)).find((put) => put.status === "rejected");
  if (refused === undefined) return;
  await discardFiles(keys, now);
  throw refused.reason;
}
