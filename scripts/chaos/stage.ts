import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { connectControl, type SandboxControl } from "../../tests/sandbox/control/client";
import { SANDBOX_APP_ID, SANDBOX_APP_SECRET } from "../../tests/sandbox/index";
import { makePicture, startPictureHost } from "../../tests/sandbox/testing/picture-host";
import { startChild } from "../stack/child";
import { type Database, startDatabase } from "./database";

export const PICTURE_KEY = "good.jpg";

/** What the run happens on: a real Postgres, the sandbox as a process of its own, and a web server with one picture. */
export type Stage = {
  database: Database;
  control: SandboxControl;
  sandboxUrl: string;
  /** What `lib/env` wants, for us and for the engine's processes. */
  settings: Record<string, string>;
  close: () => Promise<void>;
};

/** Sets this process's settings, too. */
export async function openStage(): Promise<Stage> {
  const sandboxUrl = `http://127.0.0.1:${await getPort()}`;
  const [database, sandbox, host] = await Promise.all([
    startDatabase(),
    startSandboxProcess(sandboxUrl),
    startPictureHost(),
  ]);
  host.files.set(`/${PICTURE_KEY}`, { body: await makePicture(1080, 1350) });
  const settings = makeSettings(database.url, sandboxUrl, host.url);
  Object.assign(process.env, settings);
  const control = connectControl(sandboxUrl);
  const close = async () => {
    await sandbox.stop(5_000);
    await host.close();
    await database.stop();
  };
  return { database, control, sandboxUrl, settings, close };
}

/** A host of ours has the pictures, and a few accounts stand for many. */
const SANDBOX_SWITCHES = JSON.stringify({ privateImageHosts: "accept", enforceUsage: false });

/** Without a folder for its data: it keeps everything in memory for the whole run. */
async function startSandboxProcess(url: string) {
  const env = { SANDBOX_PORT: new URL(url).port, SANDBOX_SEED: "none", SANDBOX_LATENCY: "none", SANDBOX_SWITCHES };
  let isUp = false;
  const sandbox = startChild("sandbox", ["tests/sandbox/main.ts"], {
    env,
    isTypeScript: true,
    onLine: (line, stream) => {
      isUp ||= line.startsWith("sandbox ready at ");
      if (stream === "err") console.error(`sandbox │ ${line}`);
    },
  });
  while (!isUp) {
    if (sandbox.hasEnded()) throw new Error(`The sandbox did not start:\n${sandbox.lastWords()}`);
    await sleep(50);
  }
  return sandbox;
}

function makeSettings(databaseUrl: string, sandboxUrl: string, pictureUrl: string): Record<string, string> {
  return {
    APP_URL: "http://localhost:3999",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
    FACEBOOK_APP_ID: SANDBOX_APP_ID,
    FACEBOOK_APP_SECRET: SANDBOX_APP_SECRET,
    TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    CRON_SECRET: randomBytes(16).toString("hex"),
    BLOB_READ_WRITE_TOKEN: "",
    BLOB_STORE_ID: "",
    META_GRAPH_URL: sandboxUrl,
    META_DIALOG_URL: sandboxUrl,
    CHAOS_PICTURES: pictureUrl,
  };
}
