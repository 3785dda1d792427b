// A run of the whole engine among failures, judged by what the sandbox counted. See docs/publishing.md.
import { killAll } from "../stack/child";
import { generateClient } from "../stack/make";
import { parseOptions } from "./options";

// One line of JSON is all that goes to stdout.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

const options = parseOptions(process.argv.slice(2));
// Loaded only now: the database client may have to be written first.
await generateClient();
const { run } = await import("./run");
const line = await run(options);
print(`${JSON.stringify(line)}\n`);
process.exitCode = line.verdict === "held" ? 0 : 1;
