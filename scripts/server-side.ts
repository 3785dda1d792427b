import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { generateClient } from "./stack/make";

/** Runs a program that uses the app's server code, which outside Next has to be told so. Ends with its exit code. */
export async function runServerSide(program: string): Promise<void> {
  await generateClient();
  const main = fileURLToPath(new URL(program, import.meta.url));
  const argv = ["--conditions=react-server", "--import", "tsx", main, ...process.argv.slice(2)];
  const child = spawn(process.execPath, argv, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
