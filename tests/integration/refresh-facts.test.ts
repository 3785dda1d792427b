import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FACTS_AGE_MS, refreshFacts } from "@/lib/accounts/refresh-facts";
import { getDb } from "@/lib/db/client";
import { listForeignTiles } from "@/lib/db/profile-media";
import { makePicture } from "../sandbox/testing/picture-host";
import { expectConsole } from "../support/console";
import { EngineStage, MINUTE_MS } from "./engine/stage";

let stage: EngineStage;
let where: Awaited<ReturnType<EngineStage["connect"]>>;
let userId = "";

beforeAll(async () => {
  stage = await EngineStage.open();
  Object.assign(process.env, {
    APP_URL: stage.host.url,
    META_GRAPH_URL: stage.sandbox.url,
    FACEBOOK_APP_SECRET: stage.sandbox.appSecret,
    SANDBOX_URL: stage.sandbox.url,
  });
});
afterAll(() => stage.close());

beforeEach(async () => {
  where = await stage.connect();
  const account = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: where.accountId } });
  userId = account.userId;
});

/** Publishes past Ospost. */
async function publishElsewhere(caption: string): Promise<void> {
  const [page] = where.person.pages;
  const call = async (path: string, params: Record<string, string>) => {
    const body = new URLSearchParams({ ...params, access_token: page?.pageToken ?? "" });
    const response = await fetch(`${stage.sandbox.url}/v25.0/${where.igUserId}/${path}`, { method: "POST", body });
    return (await response.json()) as { id: string };
  };
  const { id } = await call("media", { image_url: `${stage.host.url}/good.jpg`, caption });
  stage.advance(MINUTE_MS);
  await call("media_publish", { creation_id: id });
  stage.advance(MINUTE_MS);
}

const refresh = () => refreshFacts(userId, where.accountId, stage.now());
const scope = () => ({ userId, accountId: where.accountId });
const foreign = () => listForeignTiles(scope(), { count: 10, after: null });
const read = () => getDb().instagramAccount.findUniqueOrThrow({ where: { id: where.accountId } });

async function countCalls(): Promise<number> {
  const { calls } = await stage.control.getCounts();
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

describe("what is asked of Instagram behind the planner", () => {
  it("is what else is on the profile, newest first, without our own posts", async () => {
    await publishElsewhere("From a phone");
    const ours = await stage.plan(where.accountId, { caption: "Ours" });
    await stage.runFor(5 * MINUTE_MS);
    expect((await stage.read(ours.id)).status).toBe("published");
    await publishElsewhere("From a phone again");
    await refresh();
    const tiles = await foreign();
    expect(tiles.map(({ caption }) => caption)).toEqual(["From a phone again", "From a phone"]);
    expect(tiles[0]?.permalink).toContain("/p/");
    const picture = await fetch(tiles[0]?.pictureUrl ?? "");
    expect(picture.status).toBe(200);
    expect(await read()).toMatchObject({ quotaTotal: 50, quotaElsewhere: 2 });
  });

  it("is asked once in ten minutes, however often and by however many the planner is opened", async () => {
    const before = await countCalls();
    await Promise.all([refresh(), refresh(), refresh()]);
    expect((await countCalls()) - before).toBe(2);
    stage.advance(FACTS_AGE_MS - 1000);
    await refresh();
    expect((await countCalls()) - before).toBe(2);
    stage.advance(2000);
    await refresh();
    expect((await countCalls()) - before).toBe(4);
  });

  it("keeps what is known when Instagram does not answer, and never holds the account for it", async () => {
    await publishElsewhere("Known");
    await refresh();
    stage.advance(FACTS_AGE_MS + 1000);
    expectConsole(/planner: (profile|quota)/);
    await stage.control.post("tokens/kill", { account: where.igUserId, subcode: 460 });
    await refresh();
    expect((await foreign()).map(({ caption }) => caption)).toEqual(["Known"]);
    expect((await read()).heldAt).toBeNull();
  });

  it("asks nothing of Instagram for an account that it refuses, or for somebody else's", async () => {
    const before = await countCalls();
    await refreshFacts("somebody-else", where.accountId, stage.now());
    await getDb().instagramAccount.update({ where: { id: where.accountId }, data: { heldAt: stage.now() } });
    await refresh();
    expect(await countCalls()).toBe(before);
  });

  it("finds pictures that cannot be fetched, and forgets it once they can", async () => {
    const good = await stage.plan(where.accountId, { inMs: 60 * MINUTE_MS, key: "renditions/good.jpg" });
    const gone = await stage.plan(where.accountId, { inMs: 90 * MINUTE_MS, key: "renditions/gone.jpg" });
    const page = await stage.plan(where.accountId, { inMs: 95 * MINUTE_MS, key: "renditions/page.jpg" });
    stage.host.files.set("/media/renditions/good.jpg", { body: await makePicture(400, 500) });
    stage.host.files.set("/media/renditions/page.jpg", { body: "<h1>Log in</h1>", contentType: "text/html" });
    const problems = async () => {
      const images = await getDb().postImage.findMany({ where: { post: { accountId: where.accountId } } });
      return Object.fromEntries(images.map(({ postId, pictureProblem }) => [postId, pictureProblem]));
    };
    await refresh();
    expect(await problems()).toEqual({ [good.id]: null, [gone.id]: "refused", [page.id]: "not-a-picture" });
    stage.host.files.set("/media/renditions/gone.jpg", { body: await makePicture(400, 500) });
    stage.advance(FACTS_AGE_MS + 1000);
    await refresh();
    expect(await problems()).toEqual({ [good.id]: null, [gone.id]: null, [page.id]: "not-a-picture" });
  });
});
