import { FAULT_NAMES, FAULTS, type FaultName } from "../../tests/sandbox/faults/catalogue";
import { STANDING_FAULTS } from "../../tests/sandbox/faults/standing-faults";
import { FAULT_PARAMS, LATEST_MS } from "./fault-params";
import type { Random } from "./random";
import { shrink } from "./speed";

export type FaultDraw = { fault: FaultName; nth: number; times: number | "always"; [param: string]: unknown };

/** Several of an account's faults may strike the same call: together they are not later than Meta is taken to be. */
export function boundLateness(faults: readonly FaultDraw[], runLagMs: number): FaultDraw[] {
  const leftMs = shrink(LATEST_MS) - runLagMs;
  const lateMs = Math.max(
    0,
    ...faults.map(({ fault, afterMs }) => (fault === "publish-live-late" ? Number(afterMs) : 0)),
  );
  const boundedMs = Math.min(lateMs, leftMs);
  return faults.map((each) => {
    if (each.fault === "publish-live-late") return { ...each, afterMs: Math.min(Number(each["afterMs"]), leftMs) };
    if (each.fault !== "listing-lag" && each.fault !== "status-lag") return each;
    return { ...each, lagMs: Math.min(Number(each["lagMs"]), leftMs - boundedMs) };
  });
}

/** A first comment is not part of publishing. */
const CONCERNING = FAULT_NAMES.filter((name) => FAULTS[name].stage !== "comment");
const STANDING = CONCERNING.filter((name) => Object.hasOwn(STANDING_FAULTS, name));
const PASSING = CONCERNING.filter((name) => !STANDING.includes(name));

const ENDPOINTS = ["create", "container", "publish", "media", "media-list"] as const;
const UNCLEAR = ["publish-live-cut", "publish-live-timeout", "publish-live-500", "publish-dead-cut"] as const;

/** Deals faults so that every one of the catalogue comes up before any comes up again. */
export class FaultDeck {
  readonly #random: Random;
  readonly #decks = new Map<readonly FaultName[], FaultName[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Faults that strike some calls of an account with so many posts and are over then. */
  dealPassing(count: number, posts: number): FaultDraw[] {
    return Array.from({ length: count }, () => this.#draw(this.#take(PASSING), posts));
  }

  /** Something that stays broken until the person connects the account again. */
  dealStanding(posts: number): FaultDraw {
    return { ...this.#draw(this.#take(STANDING), posts), times: 1 };
  }

  /** One publish ends unclear and afterwards nothing can be read: the one case in which nobody can tell. */
  dealBlindness(posts: number): FaultDraw[] {
    const params = FAULT_PARAMS["publish-live-timeout"]?.(this.#random) ?? {};
    return [
      { fault: this.#random.pick(UNCLEAR), nth: this.#random.int(1, posts), times: 1, ...params },
      { fault: "answer-500", endpoint: "container", nth: posts + 1, times: "always" },
      { fault: "answer-html-502", endpoint: "media-list", nth: 1, times: "always" },
    ];
  }

  #take(names: readonly FaultName[]): FaultName {
    const left = this.#decks.get(names) ?? [];
    const dealt = left.length === 0 ? this.#random.shuffle(names) : left;
    const name = dealt.pop() ?? "answer-500";
    this.#decks.set(names, dealt);
    return name;
  }

  #draw(fault: FaultName, posts: number): FaultDraw {
    const random = this.#random;
    const isAnywhere = FAULTS[fault].stage === "call";
    return {
      fault,
      ...(isAnywhere ? { endpoint: random.pick(ENDPOINTS) } : {}),
      nth: random.int(1, posts),
      times: random.pick([1, 1, 1, 2, 3]),
      ...FAULT_PARAMS[fault]?.(random),
    };
  }
}
