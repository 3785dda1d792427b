import { makeDataDir, removeDataDir, startStack, stopStack } from "./stack";

/** What comes due is seen within these many seconds, not within a minute. */
const OFTEN = "*/5 * * * * *";

/**
 * Runs the whole stack for the end-to-end tests, as `npm start` does, with a folder and ports of its own. Tests find it
 * by OSPOST_APP_URL (also the `baseURL`) and OSPOST_SANDBOX_URL. Who sets these two has a stack running already.
 */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.OSPOST_APP_URL) return async () => undefined;
  const dataDir = await makeDataDir();
  const stack = await startStack(dataDir, {
    PORT: "3100",
    SANDBOX_PORT: "4100",
    POSTGRES_PORT: "54420",
    OSPOST_CRON_SCHEDULE: OFTEN,
  });
  let isEnding = false;
  stack.process.once("exit", (code, signal) => {
    if (!isEnding) console.error(`The stack ended in the middle of the tests (${signal ?? code}):\n${stack.output()}`);
  });
  process.env.OSPOST_APP_URL = stack.appUrl;
  process.env.OSPOST_SANDBOX_URL = stack.sandboxUrl;
  return async () => {
    isEnding = true;
    await stopStack(stack);
    await removeDataDir(dataDir);
  };
}
