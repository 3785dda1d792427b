import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import webpush from "web-push";
import { makeDataDir, removeDataDir, startStack, stopStack } from "./stack";

/** Where a test finds what the stack has printed so far, in the stack's data folder. */
export const OUTPUT_FILE = "output.log";

/** What comes due is seen within these many seconds, not within a minute. */
const OFTEN = "*/5 * * * * *";
const SMTP_PASSWORD = randomBytes(12).toString("hex");

/**
 * Runs the whole stack for the end-to-end tests, as `npm start` does, with a folder and ports of its own. Tests find it
 * by OSPOST_APP_URL (also the `baseURL`) and OSPOST_SANDBOX_URL, and its folder, database and words by
 * OSPOST_E2E_DATA_DIR and OSPOST_E2E_POSTGRES_PORT. Who sets the first two has a stack running already.
 */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.OSPOST_APP_URL) return async () => undefined;
  const dataDir = await makeDataDir();
  const postgresPort = await freePort();
  const vapid = webpush.generateVAPIDKeys();
  const smtpPort = await freePort();
  process.env.OSPOST_SMTP_PORT = smtpPort;
  process.env.OSPOST_SMTP_PASSWORD = SMTP_PASSWORD;
  process.env.OSPOST_VAPID_PRIVATE_KEY = vapid.privateKey;
  const stack = await startStack(dataDir, {
    PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
    POSTGRES_PORT: postgresPort,
    OSPOST_CRON_SCHEDULE: OFTEN,
    // A mail server is there while a test has one (notifications.spec.ts); until then mail waits.
    SMTP_URL: `smtp://ospost:${SMTP_PASSWORD}@127.0.0.1:${smtpPort}`,
    MAIL_FROM: "Ospost <ospost@example.org>",
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
  });
  let isEnding = false;
  stack.process.once("exit", (code, signal) => {
    if (!isEnding) console.error(`The stack ended in the middle of the tests (${signal ?? code}):\n${stack.output()}`);
  });
  const writing = setInterval(() => void writeFile(path.join(dataDir, OUTPUT_FILE), stack.output()), 500);
  process.env.OSPOST_E2E_DATA_DIR = dataDir;
  process.env.OSPOST_E2E_POSTGRES_PORT = postgresPort;
  process.env.OSPOST_APP_URL = stack.appUrl;
  process.env.OSPOST_SANDBOX_URL = stack.sandboxUrl;
  return async () => {
    isEnding = true;
    clearInterval(writing);
    await stopStack(stack);
    await removeDataDir(dataDir);
  };
}

/** Never the same twice within one run. */
async function freePort(): Promise<string> {
  return String(await getPort());
}
