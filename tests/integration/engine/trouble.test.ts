import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { encryptToken } from "@/lib/accounts/token-cipher";
import { connectAccount, heldSentence } from "@/lib/db/accounts";
import { getDb } from "@/lib/db/client";
import { askedScopes, getMe } from "@/lib/graph/login";
import type { FaultName } from "../../sandbox/index";
import { EngineStage, MINUTE_MS, SECOND_MS } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());
afterEach(() => stage.control.clearFaults());

async function meet(fault: FaultName, order: Record<string, unknown> = {}, ms = 5 * MINUTE_MS) {
  const connected = await stage.connect();
  const post = await stage.plan(connected.accountId, { inMs: 10 * MINUTE_MS });
  await stage.arm(fault, { account: connected.igUserId, times: 1, ...order });
  await stage.runFor(10 * MINUTE_MS + ms);
  const row = await stage.read(post.id);
  return { ...connected, post, row, media: await stage.live(connected.igUserId) };
}

describe("trouble while preparing", () => {
  it.each([
    ["create-500", {}],
    ["create-code-2", {}],
    ["create-server-error", {}],
    ["create-fatal", {}],
    ["create-cut", {}],
    ["create-made-cut", {}],
    ["create-made-500", {}],
    ["create-timeout", {}],
    ["create-html-502", {}],
    ["create-truncated-json", {}],
    ["create-unknown-json", {}],
    ["fetch-failure", { times: 3 }],
    ["fetch-timeout", {}],
    ["container-slow", {}],
    ["container-error", {}],
    ["container-expired", {}],
    ["container-stuck", {}],
    ["read-100-33-page-token", { times: "always" }],
    ["localized-messages", { times: "always" }],
    ["permalink-read-failure", { times: 2 }],
  ] as const)("is over before the time comes, after %s", async (fault, order) => {
    const { row, media, post } = await meet(fault, order);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", mediaId: media[0]?.id, permalink: media[0]?.permalink });
    const reachedAt = new Date(media[0]?.reachedAt ?? 0).getTime();
    expect(reachedAt - post.publishAt.getTime()).toBeLessThanOrEqual(0);
    expect(reachedAt).toBeGreaterThanOrEqual(post.publishAt.getTime());
  });

  it("publishes all the same when neither token can read the container", async () => {
    const { person, igUserId, accountId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await stage.control.armFault("read-100-33-page-token", { account: igUserId, times: "always" });
    await stage.control.post("tokens/kill", { token: person.userToken, subcode: 463 });
    await stage.runFor(12 * MINUTE_MS);
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect((await stage.read(post.id)).status).toBe("published");
  });

  it("keeps a live post published when its address can never be read", async () => {
    const { row, media } = await meet("permalink-read-failure", { times: "always" }, HOUR_MS);
    expect(media).toHaveLength(1);
    expect(row).toMatchObject({ status: "published", permalink: null, nextActionAt: null });
  });

  it.each(["create-code-2", "create-500", "create-cut"] as const)(
    "goes out within the minute in which Meta is back, once, after an hour of %s",
    async (fault) => {
      const { accountId, igUserId } = await stage.connect();
      const post = await stage.plan(accountId, { inMs: 16 * MINUTE_MS });
      await stage.control.armFault(fault, { account: igUserId, times: "always" });
      await stage.runFor(56 * MINUTE_MS);
      expect(await stage.read(post.id)).toMatchObject({ status: "scheduled" });
      await stage.control.clearFaults();
      await stage.runFor(HOUR_MS);
      const [media, ...more] = await stage.live(igUserId);
      expect(more).toEqual([]);
      const backAt = post.publishAt.getTime() + 40 * MINUTE_MS;
      expect(new Date(media?.reachedAt ?? 0).getTime() - backAt).toBeLessThanOrEqual(MINUTE_MS);
      expect(await stage.read(post.id)).toMatchObject({ status: "published", failureSentence: null });
    },
  );

  it("gives up a post after six hours without Meta, as too late", async () => {
    const { row } = await meet("create-code-2", { times: "always" }, 7 * HOUR_MS);
    expect(row).toMatchObject({ status: "failed", failureKind: "late", nextActionAt: null });
  });

  it("gives up on a picture that can never be fetched, with the reason", async () => {
    const { row } = await meet("fetch-failure", { times: "always" }, HOUR_MS);
    expect(row).toMatchObject({ status: "failed", failureKind: "attempts", failureCode: 9004 });
    expect(row.failureSentence).toContain("could not download the picture");
  });

  it("gives up on a picture that Instagram refuses, before the time, with a sentence that says what to do", async () => {
    const { accountId, igUserId } = await stage.connect();
    stage.host.files.set("/tall.jpg", { body: await tallPicture() });
    const post = await stage.plan(accountId, { inMs: 10 * MINUTE_MS, key: "tall.jpg" });
    await stage.runFor(MINUTE_MS);
    const row = await stage.read(post.id);
    expect(row).toMatchObject({
      status: "failed",
      failureKind: "content",
      failureCode: 36003,
      failureSubcode: 2207009,
    });
    expect(row.failureSentence).toContain("Crop it");
    expect(await stage.live(igUserId)).toHaveLength(0);
  });

  it("gives up after four containers and keeps the reason", async () => {
    const { row, media } = await meet("container-error", { times: "always", subcode: 2207082 }, HOUR_MS);
    expect(media).toHaveLength(0);
    expect(row).toMatchObject({ status: "failed", containersMade: 4, failureSubcode: 2207082 });
  });
});

async function tallPicture(): Promise<Buffer> {
  const { makePicture } = await import("../../sandbox/testing/picture-host");
  return makePicture(800, 1200);
}

describe("an account that Meta refuses", () => {
  it.each([
    ["token-killed", { subcode: 460 }, "reconnect"],
    ["permission-withdrawn", {}, "permission"],
    ["role-lost", {}, "reconnect"],
    ["account-restricted", {}, "restricted"],
    ["publishing-authorization-missing", {}, "permission"],
  ] as const)("is held after %s: its posts wait without a call", async (fault, order, kind) => {
    const { row, media, accountId, igUserId } = await meet(fault, order);
    expect(media).toHaveLength(0);
    expect(row.status).toBe("scheduled");
    expect(await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      heldKind: kind,
    });
    const before = await stage.control.getCounts();
    const second = await stage.plan(accountId, { inMs: 0 });
    await stage.runFor(HOUR_MS);
    expect((await stage.read(second.id)).status).toBe("scheduled");
    expect((await stage.control.getCounts()).calls).toEqual(before.calls);
    expect(await stage.live(igUserId)).toHaveLength(0);
  });

  it("is held with a way on for a role through a portfolio, and publishes once what Meta wants for it was asked for", async () => {
    await stage.control.setSwitches({ businessRoleNeeds: "both" });
    const refused = await stage.connect({ viaBusiness: true });
    const scopes = askedScopes("ads_management, ads_read").split(",");
    const allowed = await stage.connect({ viaBusiness: true, permissions: scopes });
    const [one, other] = [await stage.plan(refused.accountId), await stage.plan(allowed.accountId)];
    await stage.runFor(MINUTE_MS);
    await stage.control.setSwitches({ businessRoleNeeds: "business_management" });
    expect((await stage.read(one.id)).status).toBe("scheduled");
    const account = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: refused.accountId } });
    expect(account).toMatchObject({ heldKind: "permission", heldCode: 200 });
    expect(heldSentence(account)).toContain("business portfolio");
    expect((await stage.read(other.id)).status).toBe("published");
  });

  it("lets its posts go when the person connects it again", async () => {
    const { accountId, igUserId, person } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.control.armFault("account-restricted", { account: igUserId, times: 1 });
    await stage.runFor(10 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("scheduled");
    await stage.control.post("accounts/trouble", { account: igUserId, trouble: null });
    const account = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    const { username, name, pageId, pageName } = account;
    const pageTokenCipher = encryptToken(person.pages[0]?.pageToken ?? "");
    await connectAccount(account.userId, { igUserId, username, name, pageId, pageName, pageTokenCipher }, stage.now());
    await stage.runFor(MINUTE_MS);
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect((await stage.read(post.id)).status).toBe("published");
  });

  it("does not send its posts by themselves once they are six hours late", async () => {
    const { row, media } = await meet("account-restricted", {}, 7 * HOUR_MS);
    expect(media).toHaveLength(0);
    expect(row).toMatchObject({ status: "failed", failureKind: "late", nextActionAt: null });
  });
});

describe("a token that Meta calls invalid for a moment (190/467)", () => {
  it("is tried once more before the account is held", async () => {
    const { row, media } = await meet("graph-error", { code: 190, subcode: 467, endpoint: "create" });
    expect(media).toHaveLength(1);
    expect(row.events.map((event) => event.kind)).not.toContain("held");
  });

  it("holds the account when it comes twice", async () => {
    const { row, media } = await meet("graph-error", { code: 190, subcode: 467, endpoint: "create", times: 2 });
    expect(media).toHaveLength(0);
    expect(row.events.map((event) => event.kind)).toContain("held");
  });
});

describe("usage headers near the limit", () => {
  it("make posts wait that have time, and none that have not", async () => {
    const calm = { until: new Date(stage.now().getTime() + 30 * MINUTE_MS) };
    const { accountId, igUserId } = await stage.connect();
    const soon = await stage.plan(accountId, { inMs: MINUTE_MS });
    const later = await stage.plan(accountId, { inMs: 14 * MINUTE_MS });
    await stage.look({ calm });
    expect((await stage.read(soon.id)).creationId).not.toBeNull();
    expect((await stage.read(later.id)).creationId).toBeNull();
    await stage.runFor(15 * MINUTE_MS, { calm });
    const media = await stage.live(igUserId);
    expect(media.map((post) => Date.parse(post.reachedAt)).sort()).toEqual(
      [soon, later].map((post) => post.publishAt.getTime()),
    );
  });

  it("are taken from Meta's answers", async () => {
    // An app with one user, whose allowance nobody has used yet.
    const own = await EngineStage.open();
    const ctx = own.engine();
    await own.control.setSwitches({ enforceUsage: true, appCallsPerHourPerUser: 20 });
    const { person } = await own.connect();
    for (let call = 0; call < 19; call++) await getMe(ctx.graph, person.userToken);
    expect(ctx.calm.until?.getTime()).toBeGreaterThan(own.now().getTime());
    await own.close();
  });
});

describe("Meta asking to slow down", () => {
  it.each([4, 17, 32, 341, 613, 80001, 80002])("with %i makes the account wait and go on by itself", async (code) => {
    const { row, media } = await meet("rate-limit", { code }, 2 * HOUR_MS);
    expect(media).toHaveLength(1);
    expect(row.status).toBe("published");
    expect(row.events.map((event) => event.kind)).toContain("slowed-down");
  });
});

describe("ticks", () => {
  it("that overlap publish every post exactly once", async () => {
    const accounts = await Promise.all(Array.from({ length: 6 }, () => stage.connect()));
    const plan = accounts.flatMap(({ accountId }) => [
      stage.plan(accountId, { inMs: MINUTE_MS }),
      stage.plan(accountId, { inMs: MINUTE_MS }),
    ]);
    const posts = await Promise.all(plan);
    await stage.runFor(MINUTE_MS - 1);
    stage.advance(1);
    for (let round = 0; round < 12; round++) {
      await Promise.all([stage.look(), stage.look(), stage.look(), stage.look()]);
      stage.advance(5 * SECOND_MS);
    }
    for (const { igUserId } of accounts) expect(await stage.live(igUserId)).toHaveLength(2);
    for (const { id } of posts) expect((await stage.read(id)).status).toBe("published");
  });

  it("that were missing for a day leave nothing waiting for ever", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: HOUR_MS });
    stage.advance(24 * HOUR_MS);
    await stage.runFor(MINUTE_MS);
    expect(await stage.read(post.id)).toMatchObject({ status: "failed", failureKind: "late" });
    expect(await stage.live(igUserId)).toHaveLength(0);
  });
});

describe("an account with one post in doubt", () => {
  it("keeps its other posts back until the doubt is over", async () => {
    const { accountId, igUserId } = await stage.connect();
    const first = await stage.plan(accountId, { inMs: MINUTE_MS });
    const second = await stage.plan(accountId, { inMs: MINUTE_MS + 10 * SECOND_MS });
    await stage.control.armFault("publish-dead-cut", { account: igUserId, times: 1 });
    await stage.runFor(2 * MINUTE_MS);
    expect((await stage.read(second.id)).status).toBe("scheduled");
    await stage.runFor(20 * MINUTE_MS);
    expect((await stage.read(first.id)).status).toBe("published");
    expect((await stage.read(second.id)).status).toBe("published");
    expect(await stage.live(igUserId)).toHaveLength(2);
  });
});
