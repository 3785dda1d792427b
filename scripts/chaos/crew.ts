import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Clock } from "./clock";
import type { Watch } from "./pace";
import type { Random } from "./random";
import { shrink } from "./speed";

const START_LOOK_MS = 50;
/** In Meta's time. */
const CALL_MS = 60_000;
const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

export type ClockMessage = { skippedMs: number };
/** `longestMs` is the longest that the process has just had to wait for its turn. */
export type WorkerMessage = { kind: "ready" | "told" } | { kind: "turn"; longestMs: number };

/** `settle` are those who wait for its next word. */
type Worker = { owner: string; process: ChildProcess; isReady: boolean; settle: Set<() => void> };

/** The engine's processes. A killed one is replaced at once, as a supervisor or the next cron call would. */
export class Crew {
  readonly #clock: Clock;
  readonly #watch: Watch;
  readonly #settings: Record<string, string>;
  #workers: Worker[] = [];
  #started = 0;
  readonly #killed: { owner: string; atMs: number }[] = [];
  kills = 0;
  /** What went wrong with a worker that nobody killed. */
  readonly deaths: string[] = [];

  constructor(clock: Clock, watch: Watch, settings: Record<string, string>) {
    this.#clock = clock;
    this.#watch = watch;
    this.#settings = settings;
  }

  /** Returns when all of them are at work. */
  async start(count: number): Promise<void> {
    for (let index = 0; index < count; index++) this.#startOne();
    while (!this.isWhole) await sleep(START_LOOK_MS);
  }

  /** The names under which calls may be under way: a call that a killed one sent is on its way for a moment more. */
  get owners(): string[] {
    const since = Date.now() - shrink(CALL_MS);
    const killed = this.#killed.filter(({ atMs }) => atMs >= since);
    return [...this.#workers, ...killed].map(({ owner }) => owner);
  }

  get isWhole(): boolean {
    return this.#workers.every((worker) => worker.isReady);
  }

  get isGone(): boolean {
    return this.#workers.every((worker) => !worker.isReady);
  }

  /** Kills one of them, wherever it is. @returns the name under which it held its posts, once it is gone */
  async kill(random: Random): Promise<string | null> {
    const victim = this.#workers[random.int(0, this.#workers.length - 1)];
    if (victim === undefined) return null;
    this.kills += 1;
    await this.#end(victim);
    this.#killed.push({ owner: victim.owner, atMs: Date.now() });
    this.#startOne();
    return victim.owner;
  }

  /** Returns when every worker goes by the new time: two that did not agree on it could take each other for dead. */
  async tellTime(): Promise<void> {
    await Promise.all(this.#workers.filter((worker) => worker.isReady).map((worker) => this.#tell(worker)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => this.#end(worker)));
  }

  #startOne(): void {
    const owner = `worker-${this.#started++}`;
    const env = { ...process.env, ...this.#settings, CHAOS_OWNER: owner, LOG_LEVEL: "fatal" };
    const child = fork(WORKER, [], {
      env,
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      // What the log complains about goes to stderr: stdout is for the result.
      stdio: ["ignore", 2, "inherit", "ipc"],
    });
    const worker: Worker = { owner, process: child, isReady: false, settle: new Set() };
    child.on("message", (message: WorkerMessage) => {
      if (message.kind === "turn") return this.#watch.noteDelay(message.longestMs);
      if (message.kind === "told") return settleAll(worker);
      worker.isReady = true;
      // It begins when it has been told the time.
      void this.#tell(worker);
    });
    child.once("exit", (code, signal) => {
      settleAll(worker);
      if (!this.#workers.includes(worker)) return;
      this.#workers = this.#workers.filter((other) => other !== worker);
      this.deaths.push(`${owner} ended by itself (${signal ?? code})`);
      console.error(this.deaths.at(-1));
      this.#startOne();
    });
    this.#workers.push(worker);
  }

  #tell(worker: Worker): Promise<void> {
    const message: ClockMessage = { skippedMs: this.#clock.skippedMs };
    return new Promise((resolve) => {
      worker.settle.add(resolve);
      worker.process.send(message, () => undefined);
    });
  }

  async #end(worker: Worker): Promise<void> {
    this.#workers = this.#workers.filter((other) => other !== worker);
    const ended = new Promise((resolve) => worker.process.once("exit", resolve));
    if (worker.process.exitCode === null && worker.process.signalCode === null) {
      worker.process.kill("SIGKILL");
      await ended;
    }
  }
}

function settleAll({ settle }: Worker): void {
  for (const resolve of settle) resolve();
  settle.clear();
}
