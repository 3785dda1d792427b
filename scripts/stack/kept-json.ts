import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** Reads a small file of our own; null when there is none, or an interrupted run left it unreadable. */
export async function readKept<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** Writes it for our eyes only, beside its name first: it is whole or as it was. */
export async function writeKept(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
