import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "./child";
import type { Shutdown } from "./shutdown";

/** A program that dies this often within a minute will not do better the next time. */
const MOST_DEATHS = 4;
const MINUTE_MS = 60_000;
const PAUSE_MS = 1_000;

/** Stops everything when this program ends: the others are of no use without it. */
export async function requireAlive(name: string, ended: Promise<string>, shutdown: Shutdown): Promise<void> {
  const how = await ended;
  if (!shutdown.isEnding()) shutdown.end(1, `${name} ended unexpectedly (${how}). Stopping everything.`);
}

/**
 * Starts a program again when it dies: posts must go out at night too, with nobody there to type `npm start`. One
 * that keeps dying stops everything, so that whatever watches over us can see it.
 */
export async function keepAlive(first: Child, start: () => Promise<Child>, shutdown: Shutdown): Promise<void> {
  let deaths: number[] = [];
  for (let child: Child | null = first; child; ) {
    const how = await child.ended;
    if (shutdown.isEnding()) return;
    deaths = [...deaths.filter((at) => at > Date.now() - MINUTE_MS), Date.now()];
    if (deaths.length >= MOST_DEATHS)
      return shutdown.end(1, `${child.name} keeps ending (${how}). Stopping everything.`);
    console.error(`${child.name} ended unexpectedly (${how}), starting it again.`);
    await sleep(PAUSE_MS);
    if (shutdown.isEnding()) return;
    child = await start().catch((error: Error) => {
      if (!shutdown.isEnding()) shutdown.end(1, error.message);
      return null;
    });
  }
}
