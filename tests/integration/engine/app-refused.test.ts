import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { movePost } from "@/lib/db/post-move";
import { GraphClient } from "@/lib/graph/client";
import { expectConsole } from "../../support/console";
import { EngineStage, MINUTE_MS, SECOND_MS } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;
const SENTENCE = "The Meta app behind this Ospost is not set up right. Tell whoever runs it.";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
beforeEach(() => expectConsole(/publish: Meta refuses the app\. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET/));
afterEach(() => stage.control.clearFaults());

/** The engine as it is with a wrong app secret. */
const wrongSecret = () => ({ graph: graphWith("not-the-right-one") });

function graphWith(appSecret: string, fetchInstead: typeof fetch = fetch): GraphClient {
  return new GraphClient({
    baseUrl: stage.sandbox.url,
    version: "v25.0",
    appSecret,
    timeoutMs: 20 * SECOND_MS,
    fetch: fetchInstead,
  });
}

const kindsOf = (row: Awaited<ReturnType<EngineStage["read"]>>) => row.events.map(({ kind }) => kind);

describe("a post whose time comes while Meta refuses the app", () => {
  it("waits with its sentence, holds nobody, and goes out within five minutes of its being put right", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id, publishAt } = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.runFor(2 * HOUR_MS, wrongSecret());
    const waiting = await stage.read(id);
    expect(waiting).toMatchObject({
      status: "scheduled",
      failureKind: "operator",
      failureCode: 100,
      failureSentence: SENTENCE,
    });
    expect(kindsOf(waiting)).toEqual(["app-refused"]);
    expect(waiting.nextActionAt?.getTime()).toBeLessThanOrEqual(stage.now().getTime() + 5 * MINUTE_MS);
    expect(await getDb().instagramAccount.findUnique({ where: { id: accountId } })).toMatchObject({ heldAt: null });
    expect(await getDb().notice.count({ where: { accountId } })).toBe(0);

    await stage.runFor(5 * MINUTE_MS + 10 * SECOND_MS);
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect(await stage.read(id)).toMatchObject({ status: "published", failureKind: null, failureSentence: null });
    expect(publishAt.getTime()).toBeLessThan(stage.now().getTime());
  });

  it("is tried less and less often, and failed as too late after six hours, with the reason", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id, publishAt } = await stage.plan(accountId, { inMs: 0 });
    let tries = 0;
    const counting: typeof fetch = async (...parts) => {
      tries += 1;
      return fetch(...parts);
    };
    await stage.runFor(7 * HOUR_MS, { graph: graphWith("not-the-right-one", counting) });
    const row = await stage.read(id);
    expect(row).toMatchObject({ status: "failed", failureKind: "late", failureCode: 100, nextActionAt: null });
    expect(row.failureSentence).toContain(SENTENCE);
    expect(row.failureSentence).toContain("Choose a new time or post it now.");
    expect(kindsOf(row)).toEqual(["app-refused", "failed"]);
    const failedAfterMs = (row.events.at(-1)?.at.getTime() ?? 0) - publishAt.getTime();
    expect(failedAfterMs).toBeGreaterThanOrEqual(6 * HOUR_MS);
    expect(failedAfterMs).toBeLessThan(6 * HOUR_MS + 5 * MINUTE_MS);
    expect(tries).toBeGreaterThan(70);
    expect(tries).toBeLessThan(90);
    expect(await stage.live(igUserId)).toHaveLength(0);
  });

  it("says nothing of it any more from the first good answer on, long before it goes out", async () => {
    const { accountId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: 14 * MINUTE_MS });
    await stage.runFor(2 * MINUTE_MS, wrongSecret());
    expect(await stage.read(id)).toMatchObject({ failureKind: "operator" });
    await stage.runFor(5 * MINUTE_MS);
    expect(await stage.read(id)).toMatchObject({
      status: "scheduled",
      containerStatus: "FINISHED",
      failureKind: null,
      failureCode: null,
      failureSentence: null,
    });
  });

  it("has all its tries left when Instagram has trouble of its own afterwards", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: 0 });
    await stage.runFor(HOUR_MS, wrongSecret());
    await stage.control.armFault("create-500", { account: igUserId, times: 5 });
    await stage.runFor(10 * MINUTE_MS);
    const row = await stage.read(id);
    expect(row.status).toBe("published");
    expect(kindsOf(row).filter((kind) => kind === "retry")).toHaveLength(5);
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("can be given another time meanwhile, and then knows nothing of it any more", async () => {
    const { accountId } = await stage.connect();
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    const { id } = await stage.plan(accountId, { inMs: 0 });
    await stage.runFor(MINUTE_MS, wrongSecret());
    const { revision } = await stage.read(id);
    const later = new Date(stage.now().getTime() + HOUR_MS);
    const from = await movePost(userId, id, revision, { publishAt: later }, stage.now());
    expect(from).toMatchObject({ status: "scheduled" });
    expect(await stage.read(id)).toMatchObject({ failureKind: null, failureSentence: null, attempts: 0 });
  });
});

describe("a publish call that Meta refuses for the app", () => {
  it("leaves the post where it is until somebody can look, and is sent once more when it is not live", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.runFor(MINUTE_MS - 1);
    expect((await stage.read(id)).containerStatus).toBe("FINISHED");
    await stage.runFor(HOUR_MS, wrongSecret());
    const waiting = await stage.read(id);
    expect(waiting).toMatchObject({ status: "publishing", failureKind: "operator", failureSentence: SENTENCE });
    expect(waiting.publishSentAt).not.toBeNull();
    expect(kindsOf(waiting).slice(-2)).toEqual(["publish-sent", "app-refused"]);

    await stage.runFor(6 * MINUTE_MS);
    const row = await stage.read(id);
    expect(row).toMatchObject({ status: "published", failureKind: null });
    expect(kindsOf(row)).toContain("found-not-live");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("is not sent again when the post turns out to be live all the same", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: MINUTE_MS });
    const lying: typeof fetch = async (address, init) => {
      const answer = await fetch(address, init);
      return String(address).endsWith("/media_publish")
        ? Response.json({ error: { code: 100, message: "Invalid parameter", type: "OAuthException" } }, { status: 400 })
        : answer;
    };
    await stage.runFor(HOUR_MS, { graph: graphWith(stage.sandbox.appSecret, lying) });
    const row = await stage.read(id);
    expect(row).toMatchObject({ status: "published", failureKind: null });
    expect(kindsOf(row)).toContain("found-live");
    expect((await stage.control.getCounts()).publishAttempts[row.creationId ?? ""]).toBe(1);
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("ends after four calls when Meta takes everything but that one", async () => {
    const { accountId, igUserId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.armFault("graph-error", { account: igUserId, endpoint: "publish", code: 100, times: "always" });
    await stage.runFor(2 * HOUR_MS);
    const row = await stage.read(id);
    expect(row).toMatchObject({ status: "failed", failureKind: "publishes", publishCalls: 4, nextActionAt: null });
    expect(await stage.live(igUserId)).toHaveLength(0);
  });

  it("is asked about when nobody could look for six hours", async () => {
    const { accountId } = await stage.connect();
    const { id } = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.runFor(MINUTE_MS - 1);
    await stage.runFor(6 * HOUR_MS - MINUTE_MS, wrongSecret());
    expect((await stage.read(id)).status).toBe("publishing");
    await stage.runFor(15 * MINUTE_MS, wrongSecret());
    const row = await stage.read(id);
    expect(row).toMatchObject({ status: "unconfirmed", nextActionAt: null });
    expect(kindsOf(row).filter((kind) => kind === "app-refused")).toHaveLength(1);
  });
});
