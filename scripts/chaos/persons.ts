import type { SandboxControl } from "../../tests/sandbox/control/client";
import type { Clock } from "./clock";
import type { Draw } from "./draw";
import type { Connected } from "./enact";
import { listHeldAccounts } from "./progress";
import { reconnect } from "./reconnect";

/** An account may be held again afterwards, by its next fault; nobody connects the same one for ever. */
const MAX_RECONNECTS = 3;

type Place = { control: SandboxControl; sandboxUrl: string };

/** The people behind the accounts: those that the draw says so connect a held account again after a while. */
export class Persons {
  readonly #place: Place;
  readonly #clock: Clock;
  readonly #byId: Map<string, { account: Connected; afterMs: number; times: number }>;

  constructor(place: Place, clock: Clock, draw: Draw, connected: readonly Connected[]) {
    this.#place = place;
    this.#clock = clock;
    const rows = connected.flatMap((account, index) => {
      const afterMs = draw.accounts[index]?.reconnectAfterMs ?? null;
      return afterMs === null ? [] : [[account.id, { account, afterMs, times: 0 }] as const];
    });
    this.#byId = new Map(rows);
  }

  /** Does what is due. @returns when somebody will next do something, or null */
  async act(): Promise<Date | null> {
    const times: number[] = [];
    for (const { id, heldAt } of await listHeldAccounts()) {
      const person = this.#byId.get(id);
      if (person === undefined || person.times >= MAX_RECONNECTS) continue;
      const at = heldAt.getTime() + person.afterMs;
      if (at > this.#clock.now().getTime()) {
        times.push(at);
        continue;
      }
      person.times += 1;
      await reconnect(this.#place.control, this.#place.sandboxUrl, person.account);
    }
    return times.length === 0 ? null : new Date(Math.min(...times));
  }
}
