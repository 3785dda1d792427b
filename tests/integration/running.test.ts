import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPassword } from "@/scripts/postgres/cluster";
import { findClusterPlace } from "@/scripts/postgres/place";
import { type Identity, isAlive } from "@/scripts/stack/alive";
import { listDescendants, waitUntilGone } from "../support/processes";
import { makeDataDir, type RunningStack, removeDataDir, startStack, stopStack } from "../support/stack";
import { query } from "./setup/database";

/** A start on a busy machine, with a build when somebody ran this without `npm test`. */
const START_MS = 180_000;
const GONE_MS = 20_000;

let dataDir: string;
let appPort: number;
let squatter: Server;
let stack: RunningStack;
const started: Identity[] = [];

beforeAll(async () => {
  dataDir = await makeDataDir();
  appPort = await getPort();
  squatter = createServer().listen(appPort, "127.0.0.1");
});

afterAll(async () => {
  if (stack) await stopStack(stack);
  await waitUntilGone(started, GONE_MS);
  await removeDataDir(dataDir);
  squatter.close();
}, GONE_MS * 2);

async function start(): Promise<Identity[]> {
  // Nothing calls the cron route here, so that the app is quiet when it is told to stop. The machine stands in New York.
  const env = { PORT: String(appPort), OSPOST_CRON_SCHEDULE: "0 0 1 1 *", TZ: "America/New_York" };
  stack = await startStack(dataDir, env);
  const processes = await listDescendants(stack.pid);
  started.push(...processes);
  return processes;
}

async function databaseUrl(): Promise<string> {
  const ports = JSON.parse(await readFile(path.join(dataDir, "ports.json"), "utf8")) as { postgres: number };
  const password = await readPassword(await findClusterPlace(dataDir));
  return `postgres://ospost:${password}@127.0.0.1:${ports.postgres}/ospost`;
}

async function listNames(): Promise<string[]> {
  const rows = await query<{ name: string }>(await databaseUrl(), 'SELECT "name" FROM "User"');
  return rows.map(({ name }) => name);
}

describe.sequential("npm start", () => {
  it("says where the app and the sandbox are, on the next port when one is busy", { timeout: START_MS }, async () => {
    await start();
    expect(stack.output()).toContain(`Ospost is at ${stack.appUrl}`);
    expect(stack.output()).toContain(stack.sandboxUrl);
    expect(new URL(stack.appUrl).port).not.toBe(String(appPort));
    expect((await fetch(`${stack.appUrl}/login`)).status).toBe(200);
    expect((await fetch(stack.sandboxUrl)).status).toBe(200);
    await query(
      await databaseUrl(),
      `INSERT INTO "User" ("id", "facebookId", "name", "updatedAt") VALUES ('u', '1', 'Ada', now())`,
    );
  });

  it("makes a database that is in UTC, wherever the machine stands", async () => {
    const everywhere = (await databaseUrl()).replace(/ospost$/, "postgres");
    for (const url of [everywhere, await databaseUrl()])
      expect(await query(url, "SHOW TimeZone")).toEqual([{ TimeZone: "UTC" }]);
  });

  it("does not run twice on the same data", { timeout: START_MS }, async () => {
    await expect(startStack(dataDir)).rejects.toThrow(`already running here at ${stack.appUrl}`);
  });

  it("ends everything it started when it is told to stop", { timeout: START_MS }, async () => {
    const processes = await listDescendants(stack.pid);
    expect(processes.length).toBeGreaterThan(4);
    expect(await stopStack(stack)).toBe(0);
    expect(await Promise.all(processes.map(isAlive))).not.toContain(true);
    squatter.close();
  });

  it("keeps the data for the next start", { timeout: START_MS }, async () => {
    await start();
    expect(new URL(stack.appUrl).port).toBe(String(appPort));
    expect(await listNames()).toEqual(["Ada"]);
  });

  it("leaves nothing behind when it is killed without warning", { timeout: START_MS }, async () => {
    const processes = await listDescendants(stack.pid);
    stack.process.kill("SIGKILL");
    await waitUntilGone(processes, GONE_MS);
  });

  it("recovers when even Postgres' keeper was killed and Postgres runs on alone", { timeout: START_MS }, async () => {
    const processes = await start();
    const [keeper] = await findKeeper(processes);
    expect(keeper).toBeDefined();
    process.kill(stack.pid, "SIGKILL");
    if (keeper) process.kill(keeper.pid, "SIGKILL");
    await start();
    expect(stack.output()).toContain("Ending the Postgres that an earlier run left behind");
    expect(await listNames()).toEqual(["Ada"]);
  });
});

/** The process between us and Postgres: the parent of the one that works in the cluster's folder. */
async function findKeeper(processes: Identity[]): Promise<Identity[]> {
  const lock = await readFile(path.join(await findClusterPlace(dataDir), "postmaster.pid"), "utf8");
  const postmaster = Number(lock.split("\n")[0]);
  const families = await Promise.all(processes.map(async (each) => ({ each, all: await listDescendants(each.pid) })));
  return families.filter(({ all }) => all.some(({ pid }) => pid === postmaster)).map(({ each }) => each);
}

describe("half a configuration", () => {
  it("is an error that names everything that is missing, never the sandbox", { timeout: 30_000 }, async () => {
    const other = await makeDataDir();
    const failed = await startStack(other, { APP_URL: "https://ospost.test" }).catch((error: Error) => error.message);
    for (const name of [
      "DATABASE_URL",
      "NEXTAUTH_SECRET",
      "FACEBOOK_APP_ID",
      "FACEBOOK_APP_SECRET",
      "TOKEN_KEYS",
      "CRON_SECRET",
    ]) {
      expect(failed).toContain(`${name}: is missing`);
    }
    expect(failed).not.toContain("APP_URL");
    expect(failed).not.toContain("sandbox ready");
    await removeDataDir(other);
  });
});
