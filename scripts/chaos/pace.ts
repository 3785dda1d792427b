import { getDb } from "@/lib/db/client";
import type { SandboxControl } from "../../tests/sandbox/control/client";
import { QUICK_MINUTE_MS, shrink } from "./speed";

/** The first ones meet a sandbox that has not done anything yet. */
const ROUNDS = { first: 5, counted: 9 };
const CALLS_A_ROUND = 40;
/** Up to which a round is that of a machine that has nothing else to do. */
const QUICK_ROUND_MS = 60;
/** Slower than this the run would not end in any time that somebody waits for. */
const SLOWEST_MINUTE_MS = 2_500;

/** Half of the time that the engine waits for an answer, and of the minute that it allows for a call (decision 016). */
const TOO_LONG_MS = 15_000;

/**
 * Tries how quick this machine is just now, by rounds of calls to the sandbox and to the database like those of the run.
 * @returns how long a minute of Meta's should take here, in milliseconds
 */
export async function choosePace(control: SandboxControl): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS.first + ROUNDS.counted; round++) {
    rounds.push(await measure(() => Promise.all(Array.from({ length: CALLS_A_ROUND }, () => askBoth(control)))));
  }
  const counted = rounds.slice(ROUNDS.first).sort((left, right) => left - right);
  const medianMs = counted[Math.floor(counted.length / 2)] ?? QUICK_ROUND_MS;
  const minuteMs = Math.round((QUICK_MINUTE_MS * medianMs) / QUICK_ROUND_MS);
  return Math.min(Math.max(minuteMs, QUICK_MINUTE_MS), SLOWEST_MINUTE_MS);
}

function askBoth(control: SandboxControl): Promise<unknown> {
  return Promise.all([control.getCounts(), getDb().$queryRaw`SELECT 1`]);
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Asks the sandbox now and then how long an answer takes: one that gets no turn makes Meta later than Meta can be. */
export class Watch {
  readonly #control: SandboxControl;
  slowestMs = 0;

  constructor(control: SandboxControl) {
    this.#control = control;
  }

  async look(): Promise<void> {
    this.noteDelay(await measure(() => this.#control.getClock()));
  }

  /** What a process of the engine had to wait for its turn. */
  noteDelay(ms: number): void {
    this.slowestMs = Math.max(this.slowestMs, Math.round(ms));
  }

  /** Whether what a run says against the engine may be the machine's doing. */
  get wasTooBusy(): boolean {
    return this.slowestMs > shrink(TOO_LONG_MS);
  }
}
