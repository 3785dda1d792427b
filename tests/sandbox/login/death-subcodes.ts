import type { DeathSubcode } from "../state/people";

/** The subcodes of 190 that a token can die with (5.3). */
export const DEATH_SUBCODES = [458, 459, 460, 463, 464, 467, 483, 490, 492] as const satisfies readonly DeathSubcode[];

export function isDeathSubcode(value: unknown): value is DeathSubcode {
  return DEATH_SUBCODES.some((subcode) => subcode === value);
}
