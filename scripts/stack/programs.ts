import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "./child";
import type { Settings } from "./settings";

const NEXT = "node_modules/next/dist/bin/next";
const LOOK_MS = 100;

/** `buildDir` is where the server finds its build (`holdBuild`); null = where Next puts it. */
export type AppOptions = {
  isDev: boolean;
  buildDir: string | null;
  port: number;
  host: string | null;
  settings: Settings;
};

/** Starts the app and waits until it answers. */
export async function startApp({ isDev, buildDir, port, host, settings }: AppOptions): Promise<Child> {
  const argv = [NEXT, isDev ? "dev" : "start", "--port", String(port), ...(host ? ["--hostname", host] : [])];
  const mode = isDev ? "development" : "production";
  // `startCron` is started beside it: the app takes it for a fault when nothing calls.
  const env = {
    ...settings,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    OSPOST_CRON_RUNNER: "1",
    OSPOST_BUILD_DIR: buildDir ?? "",
  };
  let isUp = false;
  const app = startChild("app", argv, {
    env,
    onLine: (line, stream) => (isUp || stream === "err") && say("app", line, stream),
  });
  while (!(await answers(`${localUrl(port, host)}/robots.txt`))) {
    if (app.hasEnded()) throw new Error(`The app did not start (${await app.ended}):\n${app.lastWords()}`);
    await sleep(LOOK_MS);
  }
  isUp = true;
  return app;
}

/** Starts the program that calls the cron routes (`scripts/cron.ts`). */
export function startCron({ port, host, settings }: Pick<AppOptions, "port" | "host" | "settings">): Child {
  return startChild("cron", ["scripts/cron.ts"], {
    env: { ...settings, CRON_TARGET: localUrl(port, host) },
    isTypeScript: true,
    onLine: (line, stream) => say("cron", line, stream),
  });
}

/** Starts the stand-in for Facebook and Instagram and waits until it listens. */
export async function startSandboxProgram(port: number, settings: Settings, dataDir: string): Promise<Child> {
  const env = {
    SANDBOX_PORT: String(port),
    SANDBOX_PUBLIC_URL: settings.SANDBOX_URL,
    SANDBOX_DATA_DIR: dataDir,
    SANDBOX_APP_ID: settings.FACEBOOK_APP_ID,
    SANDBOX_APP_SECRET: settings.FACEBOOK_APP_SECRET,
    // The app's own pictures, and no others that only this machine reaches.
    SANDBOX_IMAGE_HOSTS: new URL(settings.APP_URL ?? "").host,
    SANDBOX_REDIRECT_URI: `${settings.APP_URL}/api/auth/callback/facebook`,
  };
  let isUp = false;
  const sandbox = startChild("sandbox", ["tests/sandbox/main.ts"], {
    env,
    isTypeScript: true,
    onLine: (line, stream) => {
      isUp ||= line.startsWith("sandbox ready at ");
      if (stream === "err") say("sandbox", line, stream);
    },
  });
  while (!isUp) {
    if (sandbox.hasEnded())
      throw new Error(`The sandbox did not start (${await sandbox.ended}):\n${sandbox.lastWords()}`);
    await sleep(LOOK_MS);
  }
  return sandbox;
}

/** How to reach the app from here, past any proxy. */
function localUrl(port: number, host: string | null): string {
  const isEverywhere = host === null || host === "0.0.0.0" || host === "::";
  return `http://${isEverywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
}

function say(name: string, line: string, stream: "out" | "err"): void {
  if (line.trim() === "") return;
  // The server's log is one JSON object a line and stays so.
  if (line.startsWith("{")) return void console.log(line);
  (stream === "err" ? console.error : console.log)(`${name} │ ${line}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: "manual" }).then(
    (response) => response.body?.cancel().then(() => true) ?? true,
    () => false,
  );
}
