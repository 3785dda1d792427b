// npm run bench -- lateness [--full] | claims | home | images [--json]
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const [name = "", ...flags] = process.argv.slice(2);
const benches = ["lateness", "claims", "home", "images"];
if (!benches.includes(name))
  throw new Error(`Say which: ${benches.map((bench) => `npm run bench -- ${bench}`).join(", ")}`);

// The engine is server code: outside Next, Node has to be told so.
const file = fileURLToPath(new URL(`bench/${name}.ts`, import.meta.url));
const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...flags], {
  stdio: "inherit",
  // A bench prints its figures, and what it says meanwhile; not a line for every step of every post.
  env: Object.assign({ LOG_LEVEL: "fatal" }, process.env),
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
