import { spawn } from "node:child_process";
import { ROOT } from "../stack/data-dir";

/** Where a process that was told to stop ends by custom: 128 and SIGTERM's number. */
const STOPPED = 143;

/** Runs a Node program in the foreground, its output ours. Told to stop, we stop it, then ourselves. @returns whether it succeeded */
export function runNode(argv: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, argv, {
    cwd: ROOT,
    env: Object.assign({}, process.env, env),
    stdio: ["ignore", "inherit", "inherit"],
  });
  function stop() {
    process.exitCode = STOPPED;
    child.kill("SIGINT"); // As Ctrl-C does: Playwright tidies up for no other.
  }
  process.once("SIGTERM", stop);
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => {
      if (process.exitCode === STOPPED) process.exit();
      process.off("SIGTERM", stop);
      resolve(code === 0);
    });
  });
}
