export type Tally = { passed: number; failed: number };

export function addTally(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

/** Does one thing that counts as one: passed, or failed with what it said. Never throws. */
export async function attempt(name: string, work: () => Promise<unknown>): Promise<Tally> {
  try {
    if ((await work()) !== false) return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error(`${name} failed`);
  return { passed: 0, failed: 1 };
}

/** For what counts only when it fails. */
export function failuresOf({ failed }: Tally): Tally {
  return { passed: 0, failed };
}

/** Prints the last line and sets the exit code by it. */
export function conclude({ passed, failed }: Tally): void {
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
}
