import type { FaultName } from "../../tests/sandbox/faults/catalogue";
import type { Random } from "./random";
import { shrink } from "./speed";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Codes with their subcode and HTTP status: of every kind in the error table, and some that are in no table. */
const ERRORS = [
  { code: 1, status: 500 },
  { code: 2, status: 503 },
  { code: -1, subcode: 2207032, status: 400 },
  { code: -2, subcode: 2207020, status: 400 },
  { code: 4, subcode: 2207051, status: 403 },
  { code: 9, subcode: 2207042, status: 400 },
  { code: 20, subcode: 1772107, status: 400 },
  { code: 24, subcode: 2207008, status: 400 },
  { code: 24, subcode: 2207006, status: 400 },
  { code: 100, subcode: 33, status: 400 },
  { code: 100, subcode: 2207035, status: 400 },
  { code: 104, status: 400 },
  { code: 368, status: 400 },
  { code: 9004, subcode: 2207052, status: 400 },
  { code: 9007, subcode: 2207027, status: 400 },
  { code: 36003, subcode: 2207009, status: 400 },
  { code: 12_345, status: 400 },
  { code: 987_654, subcode: 55, status: 500 },
] as const;

type Params = Record<string, unknown>;

/** Answers that come while the client still waits, and answers that nobody waits for any more. */
function slow(random: Random): Params {
  return { delayMs: shrink(random.int(5, 120) * SECOND_MS) };
}

/**
 * How late Meta may be in all, from the call until container and list say that the post is live: the engine relies on a
 * quarter of an hour (15.1 of the Meta facts).
 */
export const LATEST_MS = 15 * MINUTE_MS;

/** Mostly seconds, as it is seen to be, and up to the whole of it. */
function lateness(random: Random): number {
  return shrink(random.chance(0.5) ? random.int(5, 80) * SECOND_MS : random.int(MINUTE_MS, LATEST_MS));
}

function lag(random: Random): Params {
  return { lagMs: lateness(random) };
}

/** The parameters each fault is armed with; the durations are shrunk like everything else. */
export const FAULT_PARAMS: Partial<Record<FaultName, (random: Random) => Params>> = {
  "publish-live-timeout": slow,
  "publish-dead-timeout": slow,
  "create-timeout": slow,
  "answer-slow": slow,
  "publish-live-late": (random) => ({ afterMs: lateness(random) }),
  "listing-lag": lag,
  "status-lag": lag,
  "container-slow": (random) => ({ delayMs: shrink(random.int(10, 360) * SECOND_MS) }),
  "container-expired": (random) => ({ afterMs: shrink(random.int(0, 15) * MINUTE_MS) }),
  "container-error": (random) => ({ subcode: random.pick([2207082, 2207076, 2207053, 2207009, 2207026]) }),
  "graph-error": (random) => ({ ...random.pick(ERRORS) }),
  "rate-limit": (random) => ({
    code: random.pick([4, 17, 32, 341, 613, 80001, 80002]),
    regainMinutes: shrink(random.int(1, 60) * MINUTE_MS) / MINUTE_MS,
  }),
  "token-killed": (random) => ({ subcode: random.pick([458, 459, 460, 463, 464, 467, 483, 490, 492, null]) }),
  "permission-withdrawn": (random) => ({
    permission: random.pick(["instagram_content_publish", "instagram_basic", "pages_read_engagement"]),
  }),
};
