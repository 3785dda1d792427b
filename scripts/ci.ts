// Everything that must hold before a change goes in: the checks, every test, and what has to do with time once more in
// other time zones. Its last line is the sum.
import { generateClient } from "./stack/make";
import { runChecks } from "./test/checks";
import { runElsewhere, runSuites, SUITES } from "./test/suites";
import { addTally, conclude } from "./test/tally";

await generateClient();
const checks = await runChecks();
const tests = await runSuites(SUITES, []);
conclude([checks, tests, await runElsewhere()].reduce(addTally));
