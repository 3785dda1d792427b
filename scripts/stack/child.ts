import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TIED = fileURLToPath(new URL("tied.mjs", import.meta.url));
const KEPT_LINES = 60;

export type Child = {
  name: string;
  /** Settles when the program has ended, whatever the reason. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  /** The last lines it printed, for when it fails. */
  lastWords: () => string;
  stop: (patienceMs: number) => Promise<void>;
};

export type ChildOptions = {
  /** On top of our own environment. */
  env?: Record<string, string | undefined>;
  /** Every line it prints. */
  onLine?: (line: string, stream: "out" | "err") => void;
  /** A TypeScript program of ours. */
  isTypeScript?: boolean;
};

const running = new Set<ChildProcess>();
let onStart: (pid: number) => Promise<void> = async () => undefined;

/** Tells `listener` of every program that is started from now on. */
export function watchChildren(listener: typeof onStart): void {
  onStart = listener;
}

/**
 * Starts a Node program in a process group of its own, which the terminal's Ctrl-C does not reach: we decide who ends
 * first. The channel between us tells the program when we are gone (`tied.mjs`).
 */
export function startChild(
  name: string,
  argv: string[],
  { env = {}, onLine, isTypeScript = false }: ChildOptions = {},
): Child {
  const lines: string[] = [];
  const child = spawn(process.execPath, [...(isTypeScript ? ["--import", "tsx"] : []), "--import", TIED, ...argv], {
    cwd: ROOT,
    env: Object.assign({}, process.env, env, { OSPOST_PARENT: String(process.pid) }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.add(child);
  if (child.pid !== undefined) void onStart(child.pid);
  for (const stream of ["out", "err"] as const) {
    const input = stream === "out" ? child.stdout : child.stderr;
    if (!input) continue;
    createInterface({ input }).on("line", (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      onLine?.(line, stream);
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  child.once("exit", () => signalGroup(child, "SIGKILL"));
  void ended.then(() => running.delete(child));
  return {
    name,
    ended,
    hasEnded: () => !running.has(child),
    lastWords: () => lines.join("\n"),
    stop: (patienceMs) => stop(child, ended, patienceMs),
  };
}

/** Ends every program at once, without asking. */
export function killAll(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

async function stop(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  const patience = new AbortController();
  const tooLong = sleep(patienceMs, "too long", { signal: patience.signal }).catch(() => "");
  if ((await Promise.race([ended, tooLong])) === "too long") signalGroup(child, "SIGKILL");
  await ended;
  patience.abort();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
