import { readFile, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 20_000;

/**
 * Ends a server that an earlier run left on this cluster (`kill -9` reached everything but it), and removes a
 * `postmaster.pid` nobody stands behind: after a reboot its number may belong to somebody else, and Postgres would refuse to start.
 */
export async function endLeftover(directory: string): Promise<void> {
  const lock = path.join(directory, "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!(await isServerOf(pid, directory))) {
    await rm(lock, { force: true });
    return;
  }
  console.log(`Ending the Postgres that an earlier run left behind (process ${pid}) …`);
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + PATIENCE_MS;
  while (await isServerOf(pid, directory)) {
    if (Date.now() > deadline)
      throw new Error(`Postgres (process ${pid}) does not end. End it by hand and start again.`);
    await sleep(50);
  }
}

/** The postmaster works inside its cluster's folder. Where there is no /proc, a living process is believed to be it. */
async function isServerOf(pid: number, directory: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  if (process.platform !== "linux") return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return cwd !== null && cwd === (await realpath(directory));
}
