// Everything that must hold before a change goes in: the checks, every test (those in a browser on a machine in another time
// zone), and what has to do with time once more in other time zones. Its last line is the sum.
import { generateClient } from "./stack/make";
import { runChecks } from "./test/checks";
import { runInFullBrowser } from "./test/full-browser";
import { runElsewhere, runSuites } from "./test/suites";
import { addTally, conclude } from "./test/tally";

await generateClient();
const checks = await runChecks();
const suites = await runSuites(["unit", "integration"], []);
const elsewhere = await runElsewhere();
const { tally, leftOut } = await runInFullBrowser();
if (leftOut !== null) console.log(`\n${leftOut}`);
conclude([checks, suites, elsewhere, tally].reduce(addTally));
