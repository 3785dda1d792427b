import { spawn } from "node:child_process";
import { ROOT } from "../stack/data-dir";

/** Runs a Node program in the foreground, its output ours. @returns whether it succeeded */
export function runNode(argv: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, argv, {
    cwd: ROOT,
    env: Object.assign({}, process.env, env),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.once("SIGTERM", forward);
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => {
      process.off("SIGTERM", forward);
      resolve(code === 0);
    });
  });
}
