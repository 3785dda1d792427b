import { killAll } from "./child";

/** One Ctrl-C reaches us twice: from the terminal, and from npm, which passes on what it got itself. */
const ECHO_MS = 1_000;

type Stop = () => Promise<unknown>;

/**
 * Collects what must be stopped, in the order it was started, and stops it in the opposite order: once, whoever asks.
 * Asking a second time (Ctrl-C again) kills everything without waiting.
 */
export function createShutdown() {
  const stops: Stop[] = [];
  let stopping: Promise<void> | null = null;
  const stopEverything = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await stop().catch((error: Error) => console.error(error.message));
    }
  };
  let askedAt = 0;
  const end = (exitCode: number, sentence: string) => {
    if (stopping) {
      if (performance.now() - askedAt < ECHO_MS) return;
      killAll();
      process.exit(exitCode || 1);
    }
    askedAt = performance.now();
    console.log(sentence);
    stopping = stopEverything().then(() => process.exit(exitCode));
  };
  process.on("exit", killAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => end(0, "\nStopping …"));
  }
  return { add: (stop: Stop) => void stops.push(stop), end, isEnding: () => stopping !== null };
}

export type Shutdown = ReturnType<typeof createShutdown>;

const LOOK_MS = 500;

/**
 * Ends when whoever started us is gone without a word: a test (the channel to it closes), or npm killed with
 * `kill -9` (our parent is another process then). A shell may go: it may have started us in the background.
 */
export function watchStarter(shutdown: Shutdown): void {
  process.on("disconnect", () => shutdown.end(1, "Whoever started this is gone, stopping …"));
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm && !shutdown.isEnding()) shutdown.end(1, "npm is gone, stopping …");
  }, LOOK_MS).unref();
}
