import { mkdir, rmdir, unlink } from "node:fs/promises";
import path from "node:path";

/** Makes the disk refuse to delete one file, as a broken or read-only disk would. @returns how to mend it */
export async function breakFile(key: string): Promise<() => Promise<void>> {
  const file = path.join(process.env.STORAGE_DIR ?? "", key);
  await unlink(file);
  await mkdir(file);
  return () => rmdir(file);
}
