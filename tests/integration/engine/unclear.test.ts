import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { FaultName } from "../../sandbox/index";
import { EngineStage, MINUTE_MS } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(async () => {
  await stage.control.clearFaults();
  await stage.control.setSwitches({ listingLagMs: 0, statusLagMs: 0 });
});

/** Plans a post whose publish call meets a fault, lets `ms` pass after its time, and says what each side knows. */
async function meet(fault: FaultName, order: Record<string, unknown>, ms: number) {
  const { accountId, igUserId } = await stage.connect();
  const post = await stage.plan(accountId, { inMs: MINUTE_MS });
  await stage.arm(fault, { account: igUserId, times: 1, ...order });
  await stage.runFor(MINUTE_MS + ms);
  const media = await stage.live(igUserId);
  const row = await stage.read(post.id);
  return { row, media, kinds: row.events.map((event) => event.kind) };
}

/** What is posted shows neither in its container nor in the list of media for so long. */
async function bothLag(lagMs: number): Promise<void> {
  await stage.control.setSwitches({ listingLagMs: lagMs, statusLagMs: lagMs });
}

describe("when the publish call goes live but does not say so", () => {
  it.each([
    ["publish-live-403", {}],
    ["publish-live-500", {}],
    ["publish-live-code-2", {}],
    ["publish-live-cut", {}],
    ["publish-live-timeout", {}],
    ["publish-live-html-502", {}],
    ["publish-live-truncated-json", {}],
    ["publish-live-unknown-json", {}],
    ["publish-live-late", {}],
  ] as const)("finds the post and never sends it again after %s", async (fault, order) => {
    const { row, media } = await meet(fault, order, 10 * MINUTE_MS);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({
      status: "published",
      mediaId: media[0]?.id,
      permalink: media[0]?.permalink,
      publishCalls: 1,
    });
  });

  it.each(["listing-lag", "status-lag"] as const)("waits for Meta to catch up with %s", async (lag) => {
    await stage.control.armFault("publish-live-cut", { times: 1 });
    const { row, media } = await meet(lag, { lagMs: 60_000 }, 10 * MINUTE_MS);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id });
  });

  it.each([
    ["publish-live-cut", 3],
    ["publish-live-500", 15],
    ["publish-live-403", 3],
    ["publish-live-403", 15],
  ] as const)("never sends it again after %s while container and list both lag %i minutes", async (fault, minutes) => {
    await bothLag(minutes * MINUTE_MS);
    const { row, media } = await meet(fault, {}, 4 * HOUR_MS);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id, publishCalls: 1 });
  });

  it.each([3, 15])("never sends it again when it goes live %i minutes after an error", async (minutes) => {
    const { row, media } = await meet("publish-live-late", { afterMs: minutes * MINUTE_MS }, HOUR_MS);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id, publishCalls: 1 });
  });

  it("looks once more right before the second call, however late the post has turned up meanwhile", async () => {
    // Later than it is waited for, but a block of two hours lies between that look and the second call.
    await bothLag(40 * MINUTE_MS);
    const { row, media, kinds } = await meet("publish-live-403", {}, 4 * HOUR_MS);
    expect(kinds).toContain("found-not-live");
    expect(kinds).toContain("may-be-live");
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id, unclearSince: null, unclearCaption: null });
  });

  it("finds it by the words it was sent with when it was edited before it turned up", async () => {
    await bothLag(40 * MINUTE_MS);
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.armFault("publish-live-403", { account: igUserId, times: 1 });
    await stage.runFor(30 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("scheduled");
    const data = { caption: "Other words", creationId: null, containerStatus: null, containerCreatedAt: null };
    await getDb().post.update({ where: { id: post.id }, data: { ...data, publishCalls: 0 } });
    await stage.runFor(4 * HOUR_MS);
    const media = await stage.live(igUserId);
    expect(media).toHaveLength(1);
    expect(await stage.read(post.id)).toMatchObject({ status: "published", mediaId: media[0]?.id });
  });
});

describe("a post without a caption", () => {
  async function meetWordless(arm: (account: string) => Promise<unknown>) {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS, caption: "" });
    await arm(igUserId);
    await stage.runFor(HOUR_MS);
    return { row: await stage.read(post.id), media: await stage.live(igUserId) };
  }

  it("is published once when only the container lags and the list shows it", async () => {
    const { row, media } = await meetWordless(async (account) => {
      await stage.control.armFault("publish-live-cut", { account, times: 1 });
      await stage.control.armFault("status-lag", { account, lagMs: 3 * MINUTE_MS, times: 1 });
    });
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id, publishCalls: 1 });
  });

  it("is a question to the person when the list shows something that may be it", async () => {
    const { row, media } = await meetWordless(async (account) => {
      await stage.control.armFault("publish-live-cut", { account, times: 1 });
      await stage.control.armFault("status-lag", { account, lagMs: 2 * HOUR_MS, times: 1 });
    });
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "unconfirmed", publishCalls: 1 });
    expect(row.failureSentence).toContain("may be it");
  });

  it("is sent again when nothing is there that could be it", async () => {
    const { row, media } = await meetWordless((account) =>
      stage.control.armFault("publish-dead-500", { account, times: 1 }),
    );
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", publishCalls: 2 });
  });
});

describe("when the publish call fails and nothing was posted", () => {
  it.each([
    ["publish-dead-500", {}],
    ["publish-dead-code-2", {}],
    ["publish-dead-server-error", {}],
    ["publish-dead-cut", {}],
    ["publish-dead-timeout", {}],
    ["publish-dead-html-502", {}],
    ["publish-dead-truncated-json", {}],
    ["publish-dead-unknown-json", {}],
  ] as const)(
    "makes sure for a quarter of an hour, then sends the same container again after %s",
    async (fault, order) => {
      const { row, media, kinds } = await meet(fault, order, 20 * MINUTE_MS);
      expect(media).toHaveLength(1);
      expect(kinds.filter((kind) => kind === "container-created")).toHaveLength(1);
      expect(kinds).toContain("found-not-live");
      expect(row.status).toBe("published");
      expect((row.publishedAt?.getTime() ?? 0) - (row.publishAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(
        15 * MINUTE_MS,
      );
    },
  );

  it.each(["publish-dead-403", "spam-block-dead"] as const)(
    "leaves the account in peace for hours after %s",
    async (fault) => {
      const { row, media } = await meet(fault, {}, 3 * HOUR_MS);
      expect(media).toHaveLength(1);
      expect((row.publishedAt?.getTime() ?? 0) - (row.publishAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(2 * HOUR_MS);
    },
  );

  it("sends the same container again within seconds when Meta was not ready", async () => {
    const { row, media, kinds } = await meet("publish-not-ready", { times: 3 }, 2 * MINUTE_MS);
    expect(media).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "container-created")).toHaveLength(1);
    expect((row.publishedAt?.getTime() ?? 0) - (row.publishAt?.getTime() ?? 0)).toBeLessThan(MINUTE_MS);
  });

  it("makes a new container when the first call says that the container is gone", async () => {
    const { media, kinds } = await meet("publish-container-gone", {}, 2 * MINUTE_MS);
    expect(media).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "container-created")).toHaveLength(2);
  });

  it("does so, too, when Meta fetches the picture again and does not get it", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.runFor(9 * MINUTE_MS);
    const file = stage.host.files.get("/good.jpg");
    stage.host.files.delete("/good.jpg");
    await stage.runFor(2 * MINUTE_MS);
    if (file !== undefined) stage.host.files.set("/good.jpg", file);
    await stage.runFor(20 * MINUTE_MS);
    const kinds = (await stage.read(post.id)).events.map((event) => event.kind);
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "container-created")).toHaveLength(1);
    expect(kinds.slice(-4)).toEqual(["publish-unclear", "found-not-live", "publish-sent", "published"]);
  });

  it("waits for room when the quota is full", async () => {
    const { row, media, kinds } = await meet("quota-full", { times: 2 }, 2 * HOUR_MS);
    expect(media).toHaveLength(1);
    expect(kinds).toContain("slowed-down");
    expect(row.status).toBe("published");
  });

  it("stops after four calls and says that the post is not live", async () => {
    const { row, media } = await meet("publish-dead-500", { times: "always" }, 2 * HOUR_MS);
    expect(media).toHaveLength(0);
    expect(row).toMatchObject({ status: "failed", failureKind: "publishes", publishCalls: 4, nextActionAt: null });
    expect(row.failureSentence).toContain("not live");
  });
});

describe("when Meta cannot tell", () => {
  it("asks the person after 15 minutes, and sends nothing", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.armFault("publish-live-cut", { account: igUserId, times: 1 });
    await stage.runFor(MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("publishing");
    for (const endpoint of ["container", "media-list"]) {
      await stage.control.armFault("answer-500", { account: igUserId, endpoint, times: "always" });
    }
    await stage.runFor(14 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("publishing");
    await stage.runFor(3 * MINUTE_MS);
    const row = await stage.read(post.id);
    expect(row).toMatchObject({ status: "unconfirmed", nextActionAt: null, publishCalls: 1 });
    expect(row.failureSentence).toContain("Look at your profile");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("looks several times after an outage of its own before it asks the person", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.armFault("publish-live-cut", { account: igUserId, times: 1 });
    await stage.runFor(MINUTE_MS);
    // Claimed again and again by processes that died before they could look, for 20 minutes.
    await getDb().post.update({ where: { id: post.id }, data: { attempts: 12 }, select: { id: true } });
    stage.advance(20 * MINUTE_MS);
    for (const endpoint of ["container", "media-list"]) {
      await stage.control.armFault("answer-500", { account: igUserId, endpoint, times: 2 });
    }
    await stage.look();
    expect((await stage.read(post.id)).status).toBe("publishing");
    await stage.runFor(10 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("published");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });
});
