import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

let printed: string[] = [];
let expected: RegExp[] = [];
const real = { error: console.error, warn: console.warn };
const write = process.stdout.write;
/** A line of the server's log (lib/log) that is a complaint, and one that is not. */
const COMPLAINT = /^\{"level":"(warn|error|fatal)"/;
const LOG_LINE = /^\{"level":"/;

/**
 * Says that the running test makes the code complain, on the console or in the server's log, in words that match. Any
 * other complaint still fails it.
 */
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
  process.stdout.write = ((...parts: Parameters<typeof write>) => {
    const text = String(parts[0]);
    if (!LOG_LINE.test(text)) return Reflect.apply(write, process.stdout, parts);
    if (COMPLAINT.test(text)) printed.push(text);
    return true;
  }) as typeof write;
});

afterEach(() => {
  Object.assign(console, real);
  process.stdout.write = write;
  const surprises = printed.filter((line) => !expected.some((words) => words.test(line)));
  if (surprises.length > 0) throw new Error(`The test printed a complaint nobody expected:\n${surprises.join("\n")}`);
});
