import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./data-dir";

/**
 * A digest of files and everything in folders, names and contents, relative to the project. What is missing counts as
 * missing, so that making it is a change.
 */
export async function digest(paths: string[], { skip = "" } = {}): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const name of (await Promise.all(paths.map(listFiles))).flat().sort()) {
    if (skip && name.startsWith(skip)) continue;
    hash.update(`\0${name}\0`).update(await readFile(path.join(ROOT, name)));
  }
  return hash.digest("hex");
}

/** Runs `make` unless its mark says that it was made from the same digest. An interrupted run leaves no mark. */
export async function unlessFresh(mark: string, wanted: string, make: () => Promise<void>): Promise<void> {
  const file = path.join(ROOT, mark);
  if ((await readFile(file, "utf8").catch(() => null)) === wanted) return;
  await rm(file, { force: true });
  await make();
  await writeFile(file, wanted);
}

async function listFiles(name: string): Promise<string[]> {
  const full = path.join(ROOT, name);
  const entries = await readdir(full, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (entries === "ENOTDIR") return [name];
  if (typeof entries !== "object") return [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}
