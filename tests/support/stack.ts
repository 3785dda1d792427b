import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LOOK_MS = 100;

/** An integration test has settings of its own, which would make the stack believe that it is the real one. */
const HIDDEN = Object.fromEntries(
  [
    "APP_URL",
    "NEXTAUTH_URL",
    "DATABASE_URL",
    "NEXTAUTH_SECRET",
    "FACEBOOK_APP_ID",
    "FACEBOOK_APP_SECRET",
    "TOKEN_KEYS",
    "CRON_SECRET",
    "npm_lifecycle_event",
  ].map((name) => [name, ""]),
);

export type RunningStack = {
  appUrl: string;
  sandboxUrl: string;
  output: () => string;
  process: ChildProcess;
  pid: number;
};

type Running = { self: { pid: number }; appUrl: string | null; sandboxUrl: string | null };

/** A data folder that is not the developer's, for `startStack`. */
export async function makeDataDir(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "ospost-stack-"));
}

/** Runs the same program as `npm start` on a data folder of its own, and waits until it says where it is. */
export async function startStack(dataDir: string, env: Record<string, string> = {}): Promise<RunningStack> {
  const stack = await launch(dataDir, { ...HIDDEN, ...env });
  if (stack.sandboxUrl === null) throw new Error(`The stack took the test's settings for real:\n${stack.output()}`);
  return { ...stack, sandboxUrl: stack.sandboxUrl };
}

/** The same with the test's own settings and these, as somebody runs it for real: no sandbox, no database of its own. */
export async function startRealStack(dataDir: string, env: Record<string, string>): Promise<Launched> {
  return launch(dataDir, { npm_lifecycle_event: "", ...env });
}

type Launched = Omit<RunningStack, "sandboxUrl"> & { sandboxUrl: string | null };

async function launch(dataDir: string, env: Record<string, string>): Promise<Launched> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    cwd: ROOT,
    env: Object.assign({}, process.env, { OSPOST_DATA_DIR: dataDir }, env),
    // Through the channel it notices when the tests are killed.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const hear = (text: string) => (output += text);
  child.stdout?.setEncoding("utf8").on("data", hear);
  child.stderr?.setEncoding("utf8").on("data", hear);
  for (;;) {
    const running = await readRunning(dataDir);
    if (running?.appUrl && running.self.pid === child.pid) {
      const { appUrl, sandboxUrl } = running;
      return { appUrl, sandboxUrl, output: () => output, process: child, pid: child.pid };
    }
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`The stack did not start:\n${output}`);
    await sleep(LOOK_MS);
  }
}

/** Asks it to end, and waits until it has. @returns its exit code */
export async function stopStack({ process: child }: Pick<RunningStack, "process">): Promise<number | null> {
  child.kill("SIGTERM");
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once("exit", resolve));
  return child.exitCode;
}

/** Deletes a stopped stack's data, wherever its database was put. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const pointer = path.join(dataDir, "postgres-is-elsewhere.json");
  if (existsSync(pointer)) {
    const { cluster } = JSON.parse(readFileSync(pointer, "utf8")) as { cluster: string };
    await rm(cluster, { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true });
}

async function readRunning(dataDir: string): Promise<Running | null> {
  return readFile(path.join(dataDir, "running.json"), "utf8").then(
    (text) => JSON.parse(text) as Running,
    () => null,
  );
}
