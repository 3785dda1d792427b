import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EngineStage, MINUTE_MS, SECOND_MS } from "./stage";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.control.setSwitches({ requireProof: false }));

describe("a post whose time comes", () => {
  it("is prepared ahead and published at its very second, once", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.runFor(MINUTE_MS);
    expect(await stage.read(post.id)).toMatchObject({ status: "scheduled", containerStatus: "FINISHED" });
    await stage.runFor(10 * MINUTE_MS);
    const media = await stage.live(igUserId);
    expect(media).toHaveLength(1);
    expect(new Date(media[0]?.reachedAt ?? 0)).toEqual(post.publishAt);
    expect(await stage.read(post.id)).toMatchObject({
      status: "published",
      mediaId: media[0]?.id,
      permalink: media[0]?.permalink,
      nextActionAt: null,
      leaseOwner: null,
    });
  });

  it("goes out where Meta wants the app's proof with every call", async () => {
    await stage.control.setSwitches({ requireProof: true });
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 0 });
    await stage.runFor(30 * SECOND_MS);
    expect((await stage.read(post.id)).status).toBe("published");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("goes out from the start when there is no time to prepare", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 0 });
    await stage.runFor(30 * SECOND_MS);
    expect((await stage.read(post.id)).status).toBe("published");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });
});
