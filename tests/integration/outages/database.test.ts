import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrateWhenThere } from "@/scripts/migrate/when-there";
import { createDatabase, type Postgres, startPostgres } from "@/scripts/postgres/server";
import { makePicture } from "../../sandbox/testing/picture-host";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { WebClient } from "../../support/web-client";
import { EngineStage, SECOND_MS } from "../engine/stage";
import { query } from "../setup/database";

const OPERATOR_SECRET = "only-for-the-operator-0123";
const CRON_SECRET = process.env.CRON_SECRET ?? "";
/** A Postgres of this file's own, which may go away. */
let dataDir: string;
let postgres: Postgres;
let port: number;
let url: string;
let stage: EngineStage;
let app: BuiltApp;

const comeBack = async () => {
  postgres = await startPostgres({ dataDir, port, durable: false });
};

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "ospost-outage-"));
  port = await getPort();
  await comeBack();
  await createDatabase(postgres, "ospost");
  url = postgres.urlOf("ospost");
  process.env.DATABASE_URL = url;
  await postgres.stop();
  stage = await EngineStage.open({ isRealTime: true });
  const folder = path.join(process.env.STORAGE_DIR ?? "", "renditions");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "good.jpg"), await makePicture(1080, 1350));
  app = await startBuiltApp({
    OPERATOR_SECRET,
    META_GRAPH_URL: stage.sandbox.url,
    META_DIALOG_URL: stage.sandbox.url,
    FACEBOOK_APP_ID: stage.sandbox.appId,
    FACEBOOK_APP_SECRET: stage.sandbox.appSecret,
  });
}, 120_000);

afterAll(async () => {
  await app?.stop();
  await stage?.close();
  await postgres?.stop();
  await rm(postgres.directory, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

async function readiness(): Promise<[number, string]> {
  const response = await fetch(`${app.url}/api/health?ready=1`);
  return [response.status, await response.text()];
}

const openSetup = async () => {
  const client = new WebClient(app.url);
  await client.postForm("/api/setup/open", { secret: OPERATOR_SECRET });
  return (await client.fetch("/setup")).text();
};

it("that is down at the start is waited for, named, and used as soon as it is there", { timeout: 90_000 }, async () => {
  const [status, words] = await readiness();
  expect(status).toBe(503);
  expect(words).toContain("DATABASE_URL");
  expect(words).not.toContain(new URL(url).password);
  // What needs no database works, the operator's page above all.
  expect((await fetch(`${app.url}/login`)).status).toBe(200);
  expect(await openSetup()).toContain("The database in DATABASE_URL does not answer.");
  const migrating = migrateWhenThere(url);
  await comeBack();
  expect((await migrating).length).toBeGreaterThan(0);
  await expect.poll(readiness, { timeout: 20_000 }).toEqual([200, '{"status":"ready"}']);
  expect(await openSetup()).toContain("The database answers and is up to date.");
});

it("that goes away under way loses nothing and doubles nothing, and nobody need do anything", {
  timeout: 150_000,
}, async () => {
  await stage.control.setLatencies({ publishMs: 4 * SECOND_MS });
  const [one, other] = [await stage.connect(), await stage.connect()];
  const later = await stage.plan(other.accountId, { inMs: 14 * SECOND_MS, key: "renditions/good.jpg" });
  const inTheAir = await stage.plan(one.accountId, { key: "renditions/good.jpg" });
  const ticking = fetch(`${app.url}/api/cron/publish?window=50`, {
    headers: { authorization: `Bearer ${CRON_SECRET}` },
  });
  await expect.poll(async () => (await stage.read(later.id)).containerStatus, { timeout: 30_000 }).toBe("FINISHED");
  await expect.poll(async () => (await stage.read(inTheAir.id)).publishSentAt, { timeout: 30_000 }).not.toBeNull();

  // One post is on its way to Instagram, the other one's time comes while the database is away.
  await postgres.stop();
  const askedInVain = () => app.lines.filter((line) => line.includes("the database failed; it is asked again")).length;
  await expect.poll(askedInVain, { timeout: 30_000 }).toBeGreaterThan(3);
  await expect.poll(() => stage.live(one.igUserId), { timeout: 30_000 }).toHaveLength(1);
  await expect.poll(() => Date.now() > later.publishAt.getTime(), { timeout: 30_000 }).toBe(true);
  expect((await readiness())[0]).toBe(503);
  expect((await readiness())[1]).toContain("DATABASE_URL");

  await comeBack();
  await expect.poll(readiness, { timeout: 20_000 }).toEqual([200, '{"status":"ready"}']);
  await expect.poll(async () => (await stage.read(later.id)).status, { timeout: 30_000 }).toBe("published");
  // Whoever sent it could not say so. Its lease of 90 s is run out by hand.
  await query(url, `UPDATE "Post" SET "leaseUntil" = now(), "nextActionAt" = now() WHERE "id" = '${inTheAir.id}'`);
  await expect.poll(async () => (await stage.read(inTheAir.id)).status, { timeout: 40_000 }).toBe("published");
  expect((await ticking).status).toBe(200);
  for (const { igUserId } of [one, other]) expect(await stage.live(igUserId)).toHaveLength(1);
  expect(Object.values((await stage.control.getCounts()).publishAttempts)).toEqual([1, 1]);
});
