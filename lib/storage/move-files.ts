import "server-only";
import { readdir } from "node:fs/promises";
import { getEnv } from "@/lib/env";
import { createDiskStorage } from "./disk";
import { contentTypeOf, isKey } from "./keys";
import { getStorage } from "./storage";

const AT_ONCE = 4;
/** So many names are looked up at a time. */
const BATCH = 500;

export type Moved = { all: number; copied: number; present: number; unnamed: number };

/**
 * Copies the pictures below `directory` into the storage that the settings name. What is there already, whole, is passed
 * over: cut off anywhere, it goes on when it is started again. Nothing is deleted.
 * @param findNamed which of these files somebody still needs: what people have removed must not come back
 * @throws StorageError when either side fails
 */
export async function moveFiles(
  directory: string,
  findNamed: (keys: string[]) => Promise<Set<string>>,
  onProgress: (moved: Moved) => void,
): Promise<Moved> {
  const from = createDiskStorage({ directory, appUrl: getEnv().APP_URL });
  const keys = await listKeys(directory);
  const moved: Moved = { all: keys.length, copied: 0, present: 0, unnamed: 0 };
  const copyOne = async (key: string) => {
    const [body, found] = await Promise.all([from.get(key), getStorage().head(key)]);
    if (body === null) return;
    if (found?.bytes === body.length) moved.present += 1;
    else {
      await getStorage().put(key, body, contentTypeOf(key));
      moved.copied += 1;
    }
    onProgress(moved);
  };
  for (let first = 0; first < keys.length; first += BATCH) {
    const batch = keys.slice(first, first + BATCH);
    const named = [...(await findNamed(batch))];
    moved.unnamed += batch.length - named.length;
    for (let at = 0; at < named.length; at += AT_ONCE) await Promise.all(named.slice(at, at + AT_ONCE).map(copyOne));
  }
  return moved;
}

async function listKeys(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const root = directory.replace(/\/+$/, "");
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return paths
    .map((path) => path.slice(root.length + 1).replaceAll("\\", "/"))
    .filter(isKey)
    .sort();
}
