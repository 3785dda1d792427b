import { buildApp } from "../stack/make";
import { runNode } from "./run-node";
import { addTally, type Tally } from "./tally";

const BIOME = "node_modules/@biomejs/biome/bin/biome";

const CHECKS: Record<string, () => Promise<boolean>> = {
  format: () => runNode([BIOME, "format"]),
  lint: () => runNode([BIOME, "lint", "--error-on-warnings"]),
  "order of imports": () =>
    runNode([BIOME, "check", "--formatter-enabled=false", "--linter-enabled=false", "--enforce-assist=true"]),
  types: () => runNode(["node_modules/typescript/bin/tsc", "--noEmit"]),
  build: () => buildApp().then(() => true),
};

/** Everything CI runs besides the tests; all of it even when one part fails. */
export async function runChecks(): Promise<Tally> {
  let total: Tally = { passed: 0, failed: 0 };
  for (const [name, check] of Object.entries(CHECKS)) {
    console.log(`\n── ${name}`);
    const succeeded = await check().catch((error: Error) => {
      console.error(error.message);
      return false;
    });
    total = addTally(total, succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  return total;
}
