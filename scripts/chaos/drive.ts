import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxControl } from "../../tests/sandbox/control/client";
import type { Clock } from "./clock";
import type { Crew } from "./crew";
import type { Watch } from "./pace";
import type { Persons } from "./persons";
import { type Progress, readProgress } from "./progress";
import type { Violence } from "./violence";

/** Looking takes its part of the machine, too: it rests at least as long as it took. */
const LOOK_MS = 40;
const REPORT_MS = 3_000;
const WATCH_MS = 500;
/** How near the clock is skipped to what comes next. Who holds a post until then wakes again and again to look at it. */
const MARGIN_MS = 100;
/** A shorter wait is not worth it. */
const WORTHWHILE_MS = 80;

type Scene = {
  clock: Clock;
  crew: Crew;
  control: SandboxControl;
  persons: Persons;
  violence: Violence | null;
  watch: Watch;
};

/**
 * Lets the run take its course until nothing is left that could still happen, or for `boundMs` at most.
 * @returns whether it came to its end
 */
export async function drive(scene: Scene, boundMs: number): Promise<boolean> {
  const endMs = Date.now() + boundMs;
  let [reportAtMs, watchAtMs] = [0, 0];
  while (Date.now() < endMs) {
    const beganMs = Date.now();
    if (beganMs >= watchAtMs) {
      await scene.watch.look();
      watchAtMs = beganMs + WATCH_MS;
    }
    await scene.violence?.strike();
    const reconnectAt = await scene.persons.act();
    const lookedAt = scene.clock.now();
    const progress = await readProgress(lookedAt, scene.crew.owners);
    if (Date.now() >= reportAtMs) {
      report(progress, scene);
      reportAtMs = Date.now() + REPORT_MS;
    }
    if (progress.open === 0 && reconnectAt === null) return true;
    const nexts = [progress.nextAt, reconnectAt].flatMap((at) => at?.getTime() ?? []);
    if (progress.busy === 0) await skipIdleTime(scene, lookedAt, Math.min(...nexts));
    await sleep(Math.max(LOOK_MS, Date.now() - beganMs));
  }
  console.error("The run took too long and was ended.");
  return false;
}

/**
 * Skips the clock to just before `nextMs` when nobody is in the middle of a step, so that no call is under way. The sandbox goes first:
 * its clock must never be behind the engine's, or a post would seem to come early.
 */
async function skipIdleTime({ clock, crew, control }: Scene, lookedAt: Date, nextMs: number): Promise<void> {
  const skipMs = nextMs - lookedAt.getTime() - MARGIN_MS;
  if (!Number.isFinite(skipMs) || skipMs < WORTHWHILE_MS || crew.isGone) return;
  await control.advanceClock(skipMs);
  // What was looked at may not be true any more when all this took too long.
  if (clock.now().getTime() - lookedAt.getTime() > MARGIN_MS / 2) {
    await control.advanceClock(-skipMs);
    return;
  }
  clock.skip(skipMs);
  await crew.tellTime();
}

function report({ byStatus, open }: Progress, { clock, crew }: Scene): void {
  const skipped = clock.skippedMs === 0 ? "" : `, ${Math.round(clock.skippedMs / 1000)} s skipped`;
  const kills = crew.kills === 0 ? "" : `, ${crew.kills} kills`;
  console.error(`${JSON.stringify(byStatus)} ${open} open${kills}${skipped}`);
}
