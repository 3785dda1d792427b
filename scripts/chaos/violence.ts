import type { Clock } from "./clock";
import type { Crew } from "./crew";
import type { Database } from "./database";
import { listAccountsHeldBy } from "./progress";
import type { Random } from "./random";
import { shrink, shrinkTiming } from "./speed";
import type { Troubles } from "./troubles";

/** Between two kills, in Meta's time. */
const KILL_GAP_MS = { min: 180_000, max: 420_000 };

type Scene = { clock: Clock; crew: Crew; database: Database; troubles: Troubles };

/** Kills workers at random moments all through the run, and crashes the database once in its middle. */
export class Violence {
  readonly #scene: Scene;
  readonly #random: Random;
  #crashAt: Date | null;
  #nextKillMs = 0;
  /** Since when there has been no worker at all. */
  #goneSince: Date | null = null;

  constructor(scene: Scene, random: Random, middle: Date) {
    this.#scene = scene;
    this.#random = random;
    this.#crashAt = middle;
    this.#planKill();
  }

  async strike(): Promise<void> {
    const { clock, crew } = this.#scene;
    if (this.#goneSince !== null && !crew.isGone) {
      this.#note(this.#goneSince);
      this.#goneSince = null;
    }
    if (this.#crashAt !== null && clock.now() >= this.#crashAt) await this.#crash();
    // On a busy machine a process may take longer to start than there is between two kills.
    if (Date.now() >= this.#nextKillMs && crew.isWhole) await this.#kill();
  }

  async #kill(): Promise<void> {
    const { clock, crew, troubles } = this.#scene;
    this.#planKill();
    const owner = await crew.kill(this.#random);
    if (crew.isGone) this.#goneSince ??= clock.now();
    if (owner !== null) troubles.addAccounts(await listAccountsHeldBy(owner));
  }

  async #crash(): Promise<void> {
    const { clock, database } = this.#scene;
    this.#crashAt = null;
    const from = clock.now();
    console.error("crashing Postgres");
    await database.crash();
    this.#note(from);
  }

  /** What was held when it began is looked at again at the end of its lease. */
  #note(from: Date): void {
    const { clock, troubles } = this.#scene;
    const { keepMs, leaseMs } = shrinkTiming();
    troubles.addWindow(new Date(from.getTime() - keepMs), new Date(clock.now().getTime() + leaseMs));
  }

  #planKill(): void {
    this.#nextKillMs = Date.now() + shrink(this.#random.int(KILL_GAP_MS.min, KILL_GAP_MS.max));
  }
}
