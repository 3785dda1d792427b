import { buildApp } from "../stack/make";
import { runNode } from "./run-node";
import { addTally, attempt, type Tally } from "./tally";

const BIOME = "node_modules/@biomejs/biome/bin/biome";

const LOOKS: Record<string, () => Promise<unknown>> = {
  format: () => runNode([BIOME, "format"]),
  lint: () => runNode([BIOME, "lint", "--error-on-warnings"]),
  "order of imports": () =>
    runNode([BIOME, "check", "--formatter-enabled=false", "--linter-enabled=false", "--enforce-assist=true"]),
  types: () => runNode(["node_modules/typescript/bin/tsc", "--noEmit"]),
};

/** Everything CI runs besides the tests; all of it even when one part fails. What only looks runs side by side. */
export async function runChecks(): Promise<Tally> {
  console.log(`\n── ${Object.keys(LOOKS).join(", ")}`);
  const looks = await Promise.all(Object.entries(LOOKS).map(([name, look]) => attempt(name, look)));
  console.log("\n── build");
  return [...looks, await attempt("build", buildApp)].reduce(addTally);
}
