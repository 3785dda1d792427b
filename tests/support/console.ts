import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

let printed: string[] = [];
let expected: RegExp[] = [];
const real = { error: console.error, warn: console.warn };

/** Says that the running test makes the code complain, in words that match. Any other complaint still fails it. */
export function expectConsole(words: RegExp): void {
  expected.push(words);
}

beforeEach(() => {
  printed = [];
  expected = [];
  for (const name of ["error", "warn"] as const) {
    console[name] = (...parts: unknown[]) => {
      const line = format(...parts);
      printed.push(line);
      if (!expected.some((words) => words.test(line))) real[name](...parts);
    };
  }
});

afterEach(() => {
  Object.assign(console, real);
  const surprises = printed.filter((line) => !expected.some((words) => words.test(line)));
  if (surprises.length > 0) throw new Error(`The test printed a complaint nobody expected:\n${surprises.join("\n")}`);
});
