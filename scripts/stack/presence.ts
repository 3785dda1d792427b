import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Identity, identify, isAlive } from "./alive";
import { readKept, writeKept } from "./kept-json";

/** How long an earlier run may take to end, and how long to wait for one that does not look like ending. */
const ENDING_MS = 30_000;
const STAYING_MS = 3_000;

type Presence = {
  self: Identity;
  children: Identity[];
  isEnding: boolean;
  appUrl: string | null;
  sandboxUrl: string | null;
};

/**
 * One run at a time for each data folder, written down in `running.json`. What a run that was killed left behind is
 * ended first, so that its ports and files are free.
 */
export async function claimPresence(dataDir: string) {
  const file = path.join(dataDir, "running.json");
  const earlier = await waitForEarlier(file);
  if (earlier) await endGroups(earlier.children);
  const self = await identify(process.pid);
  if (!self) throw new Error("This system does not say when a process began.");
  const presence: Presence = { self, children: [], isEnding: false, appUrl: null, sandboxUrl: null };
  await writeKept(file, presence);
  let written = Promise.resolve();
  const update = (change: Partial<Presence>) => {
    Object.assign(presence, change);
    written = written.then(() => writeKept(file, presence));
    return written;
  };
  return {
    /** Remembers a program of ours, so that the next run can end it if nobody else does. */
    addChild: async (pid: number) => {
      const child = await identify(pid);
      if (child) await update({ children: [...presence.children, child] });
    },
    announce: (appUrl: string, sandboxUrl: string | null) => update({ appUrl, sandboxUrl }),
    announceEnd: () => update({ isEnding: true }),
    leave: async () => {
      await written;
      await rm(file, { force: true });
    },
  };
}

/** @throws Error when a run is there that stays. */
async function waitForEarlier(file: string): Promise<Presence | null> {
  const began = Date.now();
  let hasSaid = false;
  for (;;) {
    const earlier = await readKept<Presence>(file);
    if (!earlier || !(await isAlive(earlier.self))) return earlier;
    if (Date.now() - began > (earlier.isEnding ? ENDING_MS : STAYING_MS)) {
      const where = earlier.appUrl ? ` at ${earlier.appUrl}` : "";
      throw new Error(`Ospost is already running here${where} (process ${earlier.self.pid}). End that one first.`);
    }
    if (earlier.isEnding && !hasSaid) console.log("Waiting for the earlier run to end …");
    hasSaid = earlier.isEnding;
    await sleep(100);
  }
}

async function endGroups(leaders: Identity[]): Promise<void> {
  const deadline = Date.now() + ENDING_MS;
  for (const leader of leaders) if (await isAlive(leader)) signalGroup(leader, "SIGTERM");
  for (const leader of leaders) {
    while ((await isAlive(leader)) && Date.now() < deadline) await sleep(50);
    if (await isAlive(leader)) signalGroup(leader, "SIGKILL");
  }
}

function signalGroup({ pid }: Identity, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended in this moment.
  }
}
