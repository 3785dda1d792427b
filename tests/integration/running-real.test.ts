import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePicture } from "../sandbox/testing/picture-host";
import { makeDataDir, removeDataDir, startRealStack, stopStack } from "../support/stack";
import { EngineStage, SECOND_MS } from "./engine/stage";

const PUBLISH_MS = 3 * SECOND_MS;
/** With a build when somebody ran this without `npm test`. */
const START_MS = 180_000;

type Running = Awaited<ReturnType<typeof startRealStack>>;

let stage: EngineStage;
const dataDirs: string[] = [];
const running: Running[] = [];

beforeAll(async () => {
  stage = await EngineStage.open({ isRealTime: true });
  const folder = path.join(process.env.STORAGE_DIR ?? "", "renditions");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "good.jpg"), await makePicture(1080, 1350));
});

afterAll(async () => {
  await Promise.all(running.map(stopStack));
  await Promise.all(dataDirs.map(removeDataDir));
  await stage.close();
}, 60_000);

/** `npm start` with real settings that point at the sandbox's addresses: app and cron runner, against the test's Postgres. */
async function start(port: number, appUrl: string): Promise<Running> {
  const dataDir = await makeDataDir();
  dataDirs.push(dataDir);
  const stack = await startRealStack(dataDir, {
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    META_GRAPH_URL: stage.sandbox.url,
    META_DIALOG_URL: stage.sandbox.url,
    FACEBOOK_APP_ID: stage.sandbox.appId,
    FACEBOOK_APP_SECRET: stage.sandbox.appSecret,
    OSPOST_CRON_SCHEDULE: "*/10 * * * * *",
  });
  running.push(stack);
  return stack;
}

it("two `npm start` on one Postgres: one is told to end during its publishes; nothing is lost, nothing is doubled, no ribbon", {
  timeout: START_MS,
}, async () => {
  const [one, other] = [await getPort(), await getPort()];
  // As behind a proxy: one public address, which the process that stays answers to.
  const appUrl = `http://127.0.0.1:${other}`;
  const ending = await start(one, appUrl);
  await stage.control.setLatencies({ publishMs: PUBLISH_MS });
  const accounts = await Promise.all(Array.from({ length: 6 }, () => stage.connect()));
  const plan = (index: number, inMs: number) =>
    stage.plan(accounts[index]?.accountId ?? "", { inMs, key: "renditions/good.jpg" });
  const staying = await start(other, appUrl);
  for (const port of [one, other]) {
    const page = await (await fetch(`http://127.0.0.1:${port}/login`)).text();
    expect(page).toContain("Continue with Facebook");
    expect(page).not.toContain("Sandbox");
  }
  const posts = await Promise.all(
    [0, 1, 2, 3].map((index) => plan(index, 0)).concat([4, 5].map((index) => plan(index, 20 * SECOND_MS))),
  );
  const statuses = () => Promise.all(posts.map(async ({ id }) => (await stage.read(id)).status));
  await expect.poll(async () => (await statuses()).includes("publishing"), { timeout: 60_000 }).toBe(true);

  // Whichever of the two has claimed what: it finishes its calls, gives back what waits, and ends well.
  expect(await stopStack(ending), ending.output()).toBe(0);
  expect(ending.output()).not.toContain("sandbox");
  await expect.poll(statuses, { timeout: 90_000 }).toEqual(posts.map(() => "published"));
  for (const { igUserId } of accounts) expect(await stage.live(igUserId)).toHaveLength(1);
  expect(Object.values((await stage.control.getCounts()).publishAttempts)).toEqual(accounts.map(() => 1));
  for (const { id, publishAt } of posts.slice(4))
    expect(((await stage.read(id)).publishSentAt?.getTime() ?? 0) - publishAt.getTime()).toBeLessThan(5 * SECOND_MS);
  expect(await stopStack(staying)).toBe(0);
});
