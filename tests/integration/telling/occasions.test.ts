import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { answerUnconfirmed, retryFailed } from "@/lib/db/post-answers";
import { EngineStage, MINUTE_MS } from "../engine/stage";
import { connectReader, failPost } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.control.clearFaults());

async function occasionsOf(userId: string) {
  return getDb().occasion.findMany({ where: { userId }, orderBy: { at: "asc" } });
}

describe("what is to be told", () => {
  it("is nothing when a post is published and the person did not ask for that", async () => {
    const reader = await connectReader(stage);
    const post = await stage.plan(reader.accountId);
    await stage.runFor(MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("published");
    expect(await occasionsOf(reader.userId)).toEqual([]);
  });

  it("is that a post is published, once, when they did", async () => {
    const reader = await connectReader(stage, { webhookKinds: ["published"] });
    const post = await stage.plan(reader.accountId);
    await stage.runFor(10 * MINUTE_MS);
    expect(await occasionsOf(reader.userId)).toMatchObject([{ kind: "published", postId: post.id, spreadAt: null }]);
  });

  it("is that a post was found live after an unclear answer, once", async () => {
    const reader = await connectReader(stage, { emailKinds: ["published"] });
    await stage.control.armFault("publish-live-500", { account: reader.igUserId, times: 1 });
    const post = await stage.plan(reader.accountId);
    await stage.runFor(10 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("published");
    expect(await occasionsOf(reader.userId)).toMatchObject([{ kind: "published" }]);
  });

  it("is each failure of a post that is tried again, with its sentence", async () => {
    const reader = await connectReader(stage);
    const post = await failPost(stage, reader);
    const row = await stage.read(post.id);
    expect(row.status).toBe("failed");
    expect(await occasionsOf(reader.userId)).toMatchObject([{ kind: "failed", sentence: row.failureSentence }]);
    await retryFailed(reader.userId, post.id, stage.now());
    await stage.control.armFault("graph-error", {
      account: reader.igUserId,
      code: 36003,
      subcode: 2207009,
      endpoint: "create",
      times: 1,
    });
    await stage.runFor(MINUTE_MS);
    expect((await occasionsOf(reader.userId)).map(({ kind }) => kind)).toEqual(["failed", "failed"]);
  });

  it("is that an account is held, and later that its post is too late, once each however many posts wait", async () => {
    const reader = await connectReader(stage);
    await stage.control.armFault("account-restricted", { account: reader.igUserId, times: "always" });
    await stage.plan(reader.accountId);
    await stage.plan(reader.accountId, { inMs: MINUTE_MS });
    await stage.runFor(HOUR_MS);
    expect((await occasionsOf(reader.userId)).map(({ kind }) => kind)).toEqual(["held"]);
    await stage.runFor(7 * HOUR_MS);
    expect((await occasionsOf(reader.userId)).map(({ kind }) => kind)).toEqual(["held", "late", "late"]);
  });

  it("is that a post is unclear, and not that the person said it is live", async () => {
    const reader = await connectReader(stage, { emailKinds: ["unconfirmed", "published"] });
    const post = await stage.plan(reader.accountId, { inMs: 5 * MINUTE_MS });
    await stage.runFor(4 * MINUTE_MS);
    await stage.control.armFault("publish-live-500", { account: reader.igUserId, times: 1 });
    for (const endpoint of ["container", "media-list"])
      await stage.control.armFault("answer-500", { account: reader.igUserId, endpoint, times: "always" });
    await stage.runFor(2 * HOUR_MS);
    expect((await stage.read(post.id)).status).toBe("unconfirmed");
    expect(await answerUnconfirmed(reader.userId, post.id, true, stage.now())).toBe(true);
    expect((await occasionsOf(reader.userId)).map(({ kind }) => kind)).toEqual(["unconfirmed"]);
  });

  it("is written with the change or not at all: who has lost the lease tells nobody", async () => {
    const reader = await connectReader(stage);
    const post = await stage.plan(reader.accountId);
    const { storeStep } = await import("@/lib/db/system/store");
    const patch = { status: "failed", nextActionAt: null, failureKind: "content", failureSentence: "No." } as const;
    const event = { kind: "failed", at: stage.now(), detail: "No." };
    expect(await storeStep(post.id, "somebody-else", patch, event)).toBe("lease-lost");
    expect(await occasionsOf(reader.userId)).toEqual([]);
  });
});
