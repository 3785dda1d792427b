// Stands between us and Postgres, which would outlive us: this program is told when we are gone (scripts/stack/tied.mjs).
import { spawn } from "node:child_process";

const [command, owner, ...flags] = process.argv.slice(2);
const server = spawn(command, flags, { ...JSON.parse(owner), cwd: "/", stdio: ["ignore", "ignore", "inherit"] });

server.on("error", (error) => {
  console.error(`Cannot run ${command}: ${error.message}`);
  process.exit(1);
});
server.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));

// SIGINT is Postgres' "fast shutdown": clients are cut off, everything is written, no recovery at the next start.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill("SIGINT"));
