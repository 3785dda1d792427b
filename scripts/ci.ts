// Everything that must hold before a change goes in: the checks, then every test. Its last line is the sum.
import { generateClient } from "./stack/make";
import { runChecks } from "./test/checks";
import { runSuites, SUITES } from "./test/suites";
import { addTally, conclude } from "./test/tally";

await generateClient();
const checks = await runChecks();
conclude(addTally(checks, await runSuites(SUITES, [])));
