import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where everything that must survive lies: `.data`, or what OSPOST_DATA_DIR names. */
export function findDataDir(): string {
  return path.resolve(ROOT, process.env.OSPOST_DATA_DIR || ".data");
}
