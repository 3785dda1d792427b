import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxControl } from "../../tests/sandbox/control/client";
import type { Clock } from "./clock";
import type { Crew } from "./crew";
import type { Persons } from "./persons";
import { type Progress, readProgress } from "./progress";
import { shrinkTiming } from "./speed";
import type { Violence } from "./violence";

const LOOK_MS = 200;
const REPORT_MS = 3_000;
/** How near the clock is skipped to what comes next. */
const MARGIN_MS = 500;

type Scene = { clock: Clock; crew: Crew; control: SandboxControl; persons: Persons; violence: Violence | null };

/** Lets the run take its course until nothing is left that could still happen, or for `boundMs` at most. */
export async function drive(scene: Scene, boundMs: number): Promise<void> {
  const endMs = Date.now() + boundMs;
  let reportAtMs = 0;
  while (Date.now() < endMs) {
    await scene.violence?.strike();
    const reconnectAt = await scene.persons.act();
    const progress = await readProgress();
    if (Date.now() >= reportAtMs) {
      report(progress, scene);
      reportAtMs = Date.now() + REPORT_MS;
    }
    if (progress.open === 0 && reconnectAt === null) return;
    await skipIdleTime(scene, [progress.nextAt, reconnectAt]);
    await sleep(LOOK_MS);
  }
  console.error("The run took too long and was ended.");
}

/**
 * Skips the clock when nobody has anything to do for longer than a lease, so that no call is under way. The sandbox goes
 * first: its clock must never be behind the engine's, or a post would seem to come early.
 */
async function skipIdleTime({ clock, crew, control }: Scene, nexts: readonly (Date | null)[]): Promise<void> {
  const next = Math.min(...nexts.flatMap((at) => at?.getTime() ?? []));
  const idleMs = next - clock.now().getTime();
  if (!Number.isFinite(idleMs) || idleMs <= shrinkTiming().leaseMs + MARGIN_MS) return;
  await control.advanceClock(idleMs - MARGIN_MS);
  clock.skip(idleMs - MARGIN_MS);
  crew.tellTime();
}

function report({ byStatus, open }: Progress, { clock, crew }: Scene): void {
  const skipped = clock.skippedMs === 0 ? "" : `, ${Math.round(clock.skippedMs / 1000)} s skipped`;
  const kills = crew.kills === 0 ? "" : `, ${crew.kills} kills`;
  console.error(`${JSON.stringify(byStatus)} ${open} open${kills}${skipped}`);
}
