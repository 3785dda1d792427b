import { type Call, scopeOf } from "../graph/call";
import { failure } from "../graph/failures";
import { wait } from "../http/wait";
import { numberOf, type StrikingFault } from "./fault-box";
import type { Breakage, Stage } from "./fault-plan";

const LONGER_THAN_ANY_CLIENT_WAITS_MS = 120_000;

/** Thrown where an answer is broken below the level of the Graph API. `result` is what would have been answered. */
export class BrokenAnswer extends Error {
  readonly breakage: Exclude<Breakage, "slow">;
  readonly result: unknown;

  constructor(breakage: Exclude<Breakage, "slow">, result: unknown) {
    super(breakage);
    this.name = "BrokenAnswer";
    this.breakage = breakage;
    this.result = result;
  }
}

/** Does a write, or leaves it undone, and spoils its answer, as the fault at this stage wants it. */
export async function writeUnderFaults(
  call: Call,
  stage: Stage,
  write: (fault: StrikingFault | null) => Promise<unknown>,
): Promise<unknown> {
  const fault = call.world.faults.take(stage, scopeOf(call));
  if (fault === null) return write(null);
  const result = fault.plan.isDone === true ? await write(fault) : null;
  return spoil(fault, result);
}

/** Throws what the fault wants answered; returns the result itself when it only comes late. */
export async function spoil(fault: StrikingFault, result: unknown): Promise<unknown> {
  const { answer, isDone } = fault.plan;
  if (answer === undefined) return result;
  if (answer === "slow") {
    await wait(numberOf(fault, "delayMs", LONGER_THAN_ANY_CLIENT_WAITS_MS));
    if (isDone === true) return result;
    throw failure("unknownError");
  }
  if (answer === "cut" || answer === "html-502" || answer === "truncated-json" || answer === "unknown-json") {
    throw new BrokenAnswer(answer, result);
  }
  throw failure(answer);
}

/** How long an `answer-slow` keeps the client waiting. */
export function slowness(fault: StrikingFault): number {
  return numberOf(fault, "delayMs", LONGER_THAN_ANY_CLIENT_WAITS_MS);
}
