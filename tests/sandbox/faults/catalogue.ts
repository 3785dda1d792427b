import { ANSWER_FAULTS } from "./answer-faults";
import { CREATE_FAULTS } from "./create-faults";
import { PUBLISH_FAULTS } from "./publish-faults";
import { STANDING_FAULTS } from "./standing-faults";

/** Every fault by name (section 12): arm one with `POST /__sandbox/faults {"fault": name, …}`. */
export const FAULTS = { ...PUBLISH_FAULTS, ...CREATE_FAULTS, ...ANSWER_FAULTS, ...STANDING_FAULTS } as const;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}
