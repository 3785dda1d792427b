import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildApp, generateClient } from "@/scripts/stack/make";
import { makePicture } from "../sandbox/testing/picture-host";
import { EngineStage, SECOND_MS } from "./engine/stage";
import { startListener } from "./operator/stage";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PUBLISH_MS = 4 * SECOND_MS;
const SECRET = process.env.CRON_SECRET ?? "";

type App = { url: string; process: ChildProcess; output: () => string };
type Tally = { claimed: number; published: number };

let stage: EngineStage;
const apps: App[] = [];
const heartbeats = await startListener();

beforeAll(async () => {
  await generateClient();
  await buildApp();
  stage = await EngineStage.open({ isRealTime: true });
}, 240_000);

afterAll(async () => {
  for (const app of apps) app.process.kill("SIGKILL");
  await heartbeats.stop();
  await stage.close();
});

/** The built app as `npm start` runs it with real settings, in a process of its own. */
async function startApp(port: number, appUrl: string): Promise<App> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    META_GRAPH_URL: stage.sandbox.url,
    META_DIALOG_URL: stage.sandbox.url,
    FACEBOOK_APP_ID: stage.sandbox.appId,
    FACEBOOK_APP_SECRET: stage.sandbox.appSecret,
    HEARTBEAT_URL: heartbeats.url,
    LOG_LEVEL: "info",
  };
  const argv = ["node_modules/next/dist/bin/next", "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const child = spawn(process.execPath, argv, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += String(text)));
  const app = { url: `http://127.0.0.1:${port}`, process: child, output: () => output };
  apps.push(app);
  await expect
    .poll(
      () =>
        fetch(`${app.url}/api/health?ready=1`).then(
          (response) => response.status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);
  return app;
}

async function callTick({ url }: App, seconds: number): Promise<Tally> {
  const response = await fetch(`${url}/api/cron/publish?window=${seconds}`, {
    headers: { authorization: `Bearer ${SECRET}` },
  });
  return (await response.json()) as Tally;
}

it("loses nothing and doubles nothing when one of two processes is told to end during its publishes", {
  timeout: 180_000,
}, async () => {
  const [one, other] = [await getPort(), await getPort()];
  // As behind a proxy: one public address, which the process that stays answers to.
  const appUrl = `http://127.0.0.1:${other}`;
  const ending = await startApp(one, appUrl);
  const staying = await startApp(other, appUrl);
  const folder = path.join(process.env.STORAGE_DIR ?? "", "renditions");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "good.jpg"), await makePicture(1080, 1350));
  await stage.control.setLatencies({ publishMs: PUBLISH_MS });
  const accounts = await Promise.all(Array.from({ length: 8 }, () => stage.connect()));
  const plan = (index: number, inMs: number) =>
    stage.plan(accounts[index]?.accountId ?? "", { inMs, key: "renditions/good.jpg" });
  const early = await Promise.all([0, 1, 2, 3].map((index) => plan(index, 0)));
  const late = await Promise.all([4, 5, 6, 7].map((index) => plan(index, 18 * SECOND_MS)));

  const cut = callTick(ending, 60).catch(() => null);
  const statuses = (posts: { id: string }[]) => Promise.all(posts.map(async ({ id }) => (await stage.read(id)).status));
  await expect.poll(() => statuses(early), { timeout: 30_000 }).toEqual(early.map(() => "publishing"));
  const began = Date.now();
  const exited = new Promise((resolve) => ending.process.once("exit", (code, signal) => resolve(signal ?? code)));
  ending.process.kill("SIGTERM");
  // What Next answers to SIGTERM when it has come to its end: 128 + 15. Killed, it would be "SIGKILL".
  expect(await exited, ending.output()).toBe(143);
  expect(Date.now() - began).toBeLessThan(PUBLISH_MS + 10 * SECOND_MS);
  await cut;
  // Its publishes came to their end and were stored before it went, and what waited was given back.
  expect(await statuses(early)).toEqual(early.map(() => "published"));
  for (const { id } of late) expect(await stage.read(id)).toMatchObject({ status: "scheduled", leaseOwner: null });

  expect(await callTick(staying, 22)).toMatchObject({ published: 4 });
  for (const { id, publishAt } of late) {
    const post = await stage.read(id);
    expect(post.status).toBe("published");
    expect((post.publishSentAt?.getTime() ?? 0) - publishAt.getTime()).toBeLessThan(5 * SECOND_MS);
  }
  for (const { igUserId } of accounts) expect(await stage.live(igUserId)).toHaveLength(1);
  const { publishAttempts, published } = await stage.control.getCounts();
  expect(published).toBe(8);
  expect(Object.values(publishAttempts)).toEqual(Array.from({ length: 8 }, () => 1));
  await expect.poll(() => heartbeats.seen.length).toBeGreaterThan(0);
  for (const app of apps) {
    expect(app.output()).toContain('"msg":"post: published"');
    expect(app.output()).not.toContain(SECRET);
    for (const { person } of accounts) expect(app.output()).not.toContain(person.userToken);
  }
});
