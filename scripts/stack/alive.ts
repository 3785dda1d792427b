import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** A process and when it began: after it is gone its number may belong to another one. */
export type Identity = { pid: number; began: string };

const run = promisify(execFile);

export async function identify(pid: number): Promise<Identity | null> {
  const began = await readBegan(pid);
  return began === null ? null : { pid, began };
}

export async function isAlive({ pid, began }: Identity): Promise<boolean> {
  return (await readBegan(pid)) === began;
}

/** When the process began, in whatever unit the system counts; null when it has ended. */
async function readBegan(pid: number): Promise<string | null> {
  try {
    if (process.platform !== "linux") return (await run("ps", ["-o", "lstart=", "-p", String(pid)])).stdout.trim();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name before ")" may hold spaces. Then: state first, start time twentieth (proc(5), fields 3 and 22).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
