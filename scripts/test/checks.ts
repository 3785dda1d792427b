import { buildApp } from "../stack/make";
import { runNode } from "./run-node";
import { addTally, attempt, NOTHING, type Tally } from "./tally";

const BIOME = "node_modules/@biomejs/biome/bin/biome";

const CHECKS: Record<string, () => Promise<unknown>> = {
  format: () => runNode([BIOME, "format"]),
  lint: () => runNode([BIOME, "lint", "--error-on-warnings"]),
  "order of imports": () =>
    runNode([BIOME, "check", "--formatter-enabled=false", "--linter-enabled=false", "--enforce-assist=true"]),
  types: () => runNode(["node_modules/typescript/bin/tsc", "--noEmit"]),
  build: buildApp,
};

/** Everything CI runs besides the tests; all of it even when one part fails. */
export async function runChecks(): Promise<Tally> {
  let total = NOTHING;
  for (const [name, check] of Object.entries(CHECKS)) {
    console.log(`\n── ${name}`);
    total = addTally(total, await attempt(name, check));
  }
  return total;
}
