// npm run chaos -- [--posts 200] [--seed 1] [--workers 2] [--kill]
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

// The engine is server code: outside Next, Node has to be told so.
const main = fileURLToPath(new URL("chaos/main.ts", import.meta.url));
const argv = ["--conditions=react-server", "--import", "tsx", main, ...process.argv.slice(2)];
const child = spawn(process.execPath, argv, { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
