import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Identity, identify, isAlive } from "@/scripts/stack/alive";

const LOOK_MS = 50;

/** Everything a process has started, and what that has started, as it is now. */
export async function listDescendants(pid: number): Promise<Identity[]> {
  const parents = readParents();
  const found = [pid];
  for (const parent of found) found.push(...[...parents].filter(([, of]) => of === parent).map(([child]) => child));
  const identities = await Promise.all(found.slice(1).map(identify));
  return identities.filter((each) => each !== null);
}

/** Waits until none of them is there any more. @throws Error that names those that stay. */
export async function waitUntilGone(processes: Identity[], patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const alive = (await Promise.all(processes.map(async (each) => ((await isAlive(each)) ? each.pid : null)))).filter(
      Boolean,
    );
    if (alive.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Still there: ${alive.map((pid) => describe(Number(pid))).join("; ")}`);
    await sleep(LOOK_MS);
  }
}

function describe(pid: number): string {
  return `${pid} ${existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") : ""}`;
}

/** Process to parent. */
function readParents(): Map<number, number> {
  if (!existsSync("/proc/self/stat")) {
    const lines = execFileSync("ps", ["-axo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
  }
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return new Map(pids.map((pid) => [pid, readParent(pid)]));
}

function readParent(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
