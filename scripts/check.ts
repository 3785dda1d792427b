import { generateClient } from "./stack/make";
import { runChecks } from "./test/checks";
import { conclude } from "./test/tally";

await generateClient();
conclude(await runChecks());
