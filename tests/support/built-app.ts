import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { type Child, startChild } from "@/scripts/stack/child";

const NEXT = "node_modules/next/dist/bin/next";
const LIMITED = "tests/support/with-file-limit.mjs";
const LOOK_MS = 50;
const STOP_MS = 5_000;

export type BuiltApp = {
  /** Where it listens. */
  url: string;
  port: number;
  /** Everything it printed. */
  lines: string[];
  stop: () => Promise<void>;
};

/**
 * Runs the production build alone, without a scheduler, on this test file's database.
 * @param settings on top of what the integration tests set; `APP_URL` is where it listens unless named
 * @param maxFileKib the longest file it may write
 */
export async function startBuiltApp(
  settings: Record<string, string> = {},
  { maxFileKib = null }: { maxFileKib?: number | null } = {},
): Promise<BuiltApp> {
  const port = Number(settings["PORT"] ?? (await getPort()));
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  const env = { APP_URL: url, NEXTAUTH_URL: "", ...settings, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const limit = maxFileKib === null ? [] : [LIMITED, String(maxFileKib)];
  const app: Child = startChild("app", [...limit, NEXT, "start", "--port", String(port)], {
    env,
    onLine: (line) => lines.push(line),
  });
  while (!(await isUp(url))) {
    if (app.hasEnded()) throw new Error(`The app did not start (${await app.ended}):\n${app.lastWords()}`);
    await sleep(LOOK_MS);
  }
  return { url, port, lines, stop: () => app.stop(STOP_MS) };
}

/** With settings that it cannot use it answers 503 to everything, which is an answer. */
async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/robots.txt`).then(
    (response) => response.ok || response.status === 503,
    () => false,
  );
}
