// npm test [-- unit|integration|e2e [part of a path]]
import { buildApp, generateClient } from "./stack/make";
import { runSuites, SUITES } from "./test/suites";
import { addTally, attempt, conclude, failuresOf, NOTHING } from "./test/tally";

const [named, ...filter] = process.argv.slice(2);
const suites = named === undefined ? SUITES : SUITES.filter((suite) => suite === named);

if (suites.length === 0) throw new Error(`There is no suite "${named}". Say one of: ${SUITES.join(", ")}`);
await generateClient();
// Built here, not by the first test that needs it: a test has no minute to spare.
const built = named === "unit" ? NOTHING : await attempt("build", buildApp);
conclude(addTally(failuresOf(built), await runSuites(suites, filter)));
