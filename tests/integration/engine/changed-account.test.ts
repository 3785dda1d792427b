import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { heldSentence } from "@/lib/db/accounts";
import { getDb } from "@/lib/db/client";
import { EngineStage, MINUTE_MS, SECOND_MS } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.control.clearFaults());

const readAccount = (id: string) => getDb().instagramAccount.findUniqueOrThrow({ where: { id } });

describe.each(["personal", "unlinked"])("an account that is %s now", (how) => {
  it("is held with what to do, and its posts wait", async () => {
    const { accountId, igUserId } = await stage.connect();
    const [post, later] = [
      await stage.plan(accountId, { inMs: 16 * MINUTE_MS }),
      await stage.plan(accountId, { inMs: 2 * HOUR_MS }),
    ];
    await stage.control.post("accounts/detach", { account: igUserId, how });
    await stage.runFor(15 * MINUTE_MS);
    const account = await readAccount(accountId);
    expect(account.heldAt).not.toBeNull();
    expect(heldSentence(account)).toMatch(/professional.*linked to its Facebook Page/);
    const [notice] = await getDb().notice.findMany({ where: { accountId } });
    expect(notice).toMatchObject({
      title: expect.stringContaining("2 planned posts wait"),
      body: heldSentence(account),
    });
    const before = await stage.control.getCounts();
    await stage.runFor(3 * HOUR_MS);
    expect((await stage.control.getCounts()).calls).toEqual(before.calls);
    for (const { id } of [post, later]) expect(await stage.read(id)).toMatchObject({ status: "scheduled" });
  });

  it("is held as well when the person's own token has ended", async () => {
    const { accountId, igUserId, person } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.post("accounts/detach", { account: igUserId, how });
    await stage.control.post("tokens/kill", { token: person.userToken, subcode: 463 });
    await stage.look();
    expect(await readAccount(accountId)).toMatchObject({ heldCode: 100, heldSubcode: 33 });
    expect((await stage.read(post.id)).status).toBe("scheduled");
  });

  it("keeps a post that was ready, and never says that it went out", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.runFor(5 * MINUTE_MS);
    expect((await stage.read(post.id)).containerStatus).toBe("FINISHED");
    await stage.control.post("accounts/detach", { account: igUserId, how });
    await stage.runFor(HOUR_MS);
    expect(await stage.live(igUserId)).toEqual([]);
    const row = await stage.read(post.id);
    expect(row).toMatchObject({ status: "unconfirmed", publishCalls: 1 });
    expect(row.failureSentence).toContain("Look at your profile");
  });
});

describe("an account that seems to be gone for a moment", () => {
  it("is not held", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 16 * MINUTE_MS });
    await stage.control.armFault("graph-error", {
      account: igUserId,
      endpoint: "create",
      code: 100,
      subcode: 33,
      times: 2,
    });
    await stage.runFor(17 * MINUTE_MS);
    expect((await readAccount(accountId)).heldAt).toBeNull();
    expect((await stage.read(post.id)).status).toBe("published");
  });
});

describe("an account that was renamed", () => {
  it("publishes as before", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.runFor(MINUTE_MS);
    await stage.control.post("accounts/rename", { account: igUserId, username: `new.name.${igUserId.slice(-6)}` });
    await stage.runFor(10 * MINUTE_MS);
    const [media] = await stage.live(igUserId);
    expect(await stage.read(post.id)).toMatchObject({ status: "published", permalink: media?.permalink });
  });
});

describe("a post with the same words that somebody makes in the Instagram app", () => {
  const caption = "The same words";

  /** @param inMs when it is made there, from the publish call on */
  async function meet(fault: "publish-live-cut" | "publish-dead-cut", inMs: number, words = caption) {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS, caption: words });
    await stage.control.armFault(fault, { account: igUserId, times: 1 });
    await stage.runFor(MINUTE_MS + Math.min(inMs, 0));
    const made = await stage.control.post<{ id: string }>("media", { account: igUserId, caption: words });
    await stage.runFor(Math.abs(inMs));
    const early = await stage.read(post.id);
    await stage.runFor(2 * HOUR_MS);
    const ours = (await stage.live(igUserId)).filter(({ creationId }) => creationId !== null);
    return { row: await stage.read(post.id), early, made, ours };
  }

  it("long before the call is not taken for ours, whichever way the call ends", async () => {
    const live = await meet("publish-live-cut", -2 * MINUTE_MS + MINUTE_MS);
    expect(live.ours).toHaveLength(1);
    expect(live.row).toMatchObject({ status: "published", mediaId: live.ours[0]?.id, publishCalls: 1 });
    const dead = await meet("publish-dead-cut", -MINUTE_MS);
    expect(dead.ours).toHaveLength(1);
    expect(dead.row).toMatchObject({ status: "published", mediaId: dead.ours[0]?.id, publishCalls: 2 });
  });

  it("right after a call that posted nothing is taken for ours, and nothing is sent again", async () => {
    const { row, made, ours } = await meet("publish-dead-cut", SECOND_MS);
    expect(ours).toEqual([]);
    expect(row).toMatchObject({ status: "published", mediaId: made.id, publishCalls: 1 });
  });

  it("never makes ours go out twice", async () => {
    for (const inMs of [-20 * SECOND_MS, SECOND_MS, 4 * MINUTE_MS]) {
      const { row, ours } = await meet("publish-live-cut", inMs);
      expect(ours).toHaveLength(1);
      expect(row).toMatchObject({ status: "published", publishCalls: 1 });
    }
  });

  it("without words, after a call that posted nothing, is a question to the person", async () => {
    const { row, ours } = await meet("publish-dead-cut", SECOND_MS, "");
    expect(ours).toEqual([]);
    expect(row).toMatchObject({ status: "unconfirmed", publishCalls: 1 });
  });
});
