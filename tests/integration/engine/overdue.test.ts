import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EngineStage, MINUTE_MS, type PlannedPost } from "./stage";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.control.clearFaults());

/** Posts of one account, a minute apart. */
async function planSeveral(accountId: string, keys: readonly string[]): Promise<PlannedPost[]> {
  const posts: PlannedPost[] = [];
  for (const [index, key] of keys.entries()) {
    posts.push(await stage.plan(accountId, { inMs: (16 + index) * MINUTE_MS, caption: `Bread no. ${index}`, key }));
  }
  return posts;
}

async function orderOf(igUserId: string): Promise<string[]> {
  const media = await stage.live(igUserId);
  return media.sort((left, right) => left.reachedAt.localeCompare(right.reachedAt)).map(({ caption }) => caption);
}

const GOOD = "good.jpg";

describe("the overdue posts of an account", () => {
  it("go out oldest first, one after the other, within two minutes after Meta is back", async () => {
    const { accountId, igUserId } = await stage.connect();
    await planSeveral(accountId, [GOOD, GOOD, GOOD, GOOD]);
    await stage.control.armFault("create-code-2", { account: igUserId, times: "always" });
    await stage.runFor(56 * MINUTE_MS);
    await stage.control.clearFaults();
    const backAt = stage.now().getTime();
    await stage.runFor(10 * MINUTE_MS);
    expect(await orderOf(igUserId)).toEqual(["Bread no. 0", "Bread no. 1", "Bread no. 2", "Bread no. 3"]);
    const times = (await stage.live(igUserId)).map(({ reachedAt }) => new Date(reachedAt).getTime());
    expect(Math.max(...times) - backAt).toBeLessThanOrEqual(2 * MINUTE_MS);
  });

  it("go out oldest first after nobody called for an hour, although the oldest takes longest to be ready", async () => {
    const { accountId, igUserId } = await stage.connect();
    await planSeveral(accountId, [GOOD, GOOD, GOOD]);
    stage.advance(60 * MINUTE_MS);
    await stage.control.armFault("container-slow", { account: igUserId, times: 1, delayMs: MINUTE_MS });
    await stage.runFor(10 * MINUTE_MS);
    expect(await orderOf(igUserId)).toEqual(["Bread no. 0", "Bread no. 1", "Bread no. 2"]);
  });

  it("do not wait for one that cannot go out", async () => {
    const { accountId, igUserId } = await stage.connect();
    const [first] = await planSeveral(accountId, ["missing.jpg", GOOD]);
    stage.advance(60 * MINUTE_MS);
    await stage.runFor(2 * MINUTE_MS);
    expect(await orderOf(igUserId)).toEqual(["Bread no. 1"]);
    expect((await stage.read(first?.id ?? "")).status).toBe("scheduled");
  });
});

it("keeps the time of a post although an older one is still on its way", async () => {
  const { accountId, igUserId } = await stage.connect();
  const [, second] = await planSeveral(accountId, [GOOD, GOOD]);
  await stage.control.armFault("container-slow", { account: igUserId, times: 1, delayMs: 20 * MINUTE_MS });
  await stage.runFor(18 * MINUTE_MS);
  const onTime = (await stage.live(igUserId)).find(({ caption }) => caption === "Bread no. 1");
  expect(new Date(onTime?.reachedAt ?? 0)).toEqual(second?.publishAt);
});
