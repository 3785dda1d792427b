import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkConnections } from "@/lib/accounts/health";
import { heldSentence } from "@/lib/db/accounts";
import { getDb } from "@/lib/db/client";
import { listOpenNotices } from "@/lib/db/notices";
import { getStorage } from "@/lib/storage";
import { expectConsole } from "../../support/console";
import { EngineStage, MINUTE_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";

const DAY_MS = 24 * 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
  stage.serveApp();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await emptyDatabase();
  await stage.control.clearFaults();
});

const check = () => checkConnections(stage.now, new Date(stage.now().getTime() + MINUTE_MS));

async function readAccount(accountId: string) {
  return getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId }, include: { user: true } });
}

async function noticesOf(accountId: string) {
  return listOpenNotices((await readAccount(accountId)).userId);
}

describe("a connection that works", () => {
  it("is noted with its dates, its name as it is now and a copy of its picture", async () => {
    const { accountId } = await stage.connect();
    await getDb().instagramAccount.update({ where: { id: accountId }, data: { username: "old.name" } });
    expect(await check()).toEqual({ checked: 1, unreachable: 0, held: 0, warned: 0 });
    const account = await readAccount(accountId);
    expect(account).toMatchObject({ heldAt: null, username: expect.stringContaining("person.") });
    expect(account.user.healthCheckedAt).toEqual(stage.now());
    const days = (at: Date | null) => Math.round(((at?.getTime() ?? 0) - stage.now().getTime()) / DAY_MS);
    expect([days(account.user.userTokenExpiresAt), days(account.user.dataAccessExpiresAt)]).toEqual([60, 90]);
    expect((await getStorage().get(account.pictureKey ?? ""))?.subarray(8, 12).toString()).toBe("WEBP");
    expect(await getDb().discardedFile.count()).toBe(0);
    expect(await noticesOf(accountId)).toEqual([]);
  });

  it("has its new name after it was renamed, and its posts", async () => {
    const { accountId, igUserId } = await stage.connect();
    await stage.plan(accountId, { inMs: 2 * DAY_MS });
    await stage.control.post("accounts/rename", { account: igUserId, username: "renamed.bakery" });
    expect(await check()).toEqual({ checked: 1, unreachable: 0, held: 0, warned: 0 });
    expect(await readAccount(accountId)).toMatchObject({ heldAt: null, username: "renamed.bakery", igUserId });
    expect(await getDb().post.count({ where: { accountId, status: "scheduled" } })).toBe(1);
  });

  it("is not looked at twice on one day, and its picture not stored twice", async () => {
    const { accountId } = await stage.connect();
    await check();
    const { pictureKey } = await readAccount(accountId);
    expect((await check()).checked).toBe(0);
    stage.advance(DAY_MS);
    expect((await check()).checked).toBe(1);
    expect((await readAccount(accountId)).pictureKey).toBe(pictureKey);
  });
});

describe("a connection that would fail", () => {
  it.each([
    ["the password was changed", "tokens/kill", { subcode: 460 }, "190/460"],
    ["the app was removed", "app/remove", {}, "190/458"],
    ["a permission was withdrawn", "permissions/withdraw", { permission: "instagram_content_publish" }, "10/null"],
    ["the Page was unticked", "pages/untick", { page: true }, "10/null"],
  ])("is held and told once when %s", async (_what, route, order, reason) => {
    const { accountId, person } = await stage.connect();
    await stage.plan(accountId, { inMs: 2 * DAY_MS });
    const page = "page" in order ? { page: person.pages[0]?.id } : {};
    await stage.control.post(route, { person: person.id, ...order, ...page });
    expect((await check()).held).toBe(1);
    const account = await readAccount(accountId);
    expect(`${account.heldCode}/${account.heldSubcode}`).toBe(reason);
    const [notice, ...others] = await noticesOf(accountId);
    expect(notice?.title).toBe(`@${account.username} is on hold, 1 planned post waits`);
    expect(others).toEqual([]);
    stage.advance(DAY_MS);
    expect((await check()).held).toBe(0);
    expect(await noticesOf(accountId)).toHaveLength(1);
  });

  it.each(["personal", "unlinked"])("is held with what to do when the account is %s now", async (how) => {
    const { accountId, igUserId } = await stage.connect();
    const fine = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 2 * DAY_MS });
    await stage.control.post("accounts/detach", { account: igUserId, how });
    expect(await check()).toMatchObject({ checked: 2, held: 1 });
    const account = await readAccount(accountId);
    expect(heldSentence(account)).toMatch(/professional.*linked to its Facebook Page/);
    const [notice] = await noticesOf(accountId);
    expect(notice?.body).toBe(heldSentence(account));
    expect((await stage.read(post.id)).status).toBe("scheduled");
    expect((await readAccount(fine.accountId)).heldAt).toBeNull();
  });

  it("is not held when only the person's own token has ended, but nothing can be planned beyond", async () => {
    const { accountId, person } = await stage.connect();
    await stage.control.post("tokens/kill", { token: person.userToken, subcode: 463 });
    expect(await check()).toMatchObject({ checked: 1, held: 0 });
    const account = await readAccount(accountId);
    expect(account.heldAt).toBeNull();
    expect(account.user.userTokenExpiresAt).toEqual(stage.now());
  });

  it("is left alone while Meta is away, and does not keep the others from being looked at", async () => {
    const [away, fine] = [await stage.connect(), await stage.connect()];
    await getDb().user.update({
      where: { id: (await readAccount(away.accountId)).userId },
      data: { healthTriedAt: new Date(stage.now().getTime() - 30 * DAY_MS) },
    });
    await stage.control.armFault("answer-500", { endpoint: "permissions", nth: 2, times: 1 });
    expectConsole(/Graph API error.*health: /);
    expect(await check()).toMatchObject({ checked: 1, unreachable: 1, held: 0 });
    const rows = await Promise.all([away, fine].map(({ accountId }) => readAccount(accountId)));
    expect(rows.map(({ user }) => user.healthTriedAt)).toEqual([stage.now(), stage.now()]);
    expect(rows.filter(({ user }) => user.healthCheckedAt === null)).toHaveLength(1);
  });
});

describe("an access that ends", () => {
  it("is told 14, 7, 3 and 1 days ahead, once each, with the posts at risk", async () => {
    const { accountId } = await stage.connect();
    await check();
    const { user } = await readAccount(accountId);
    const end = user.userTokenExpiresAt?.getTime() ?? 0;
    const titles: string[] = [];
    let warned = 0;
    for (let day = 16; day >= 0.5; day -= 0.5) {
      stage.advance(end - day * DAY_MS - stage.now().getTime());
      if (day === 10) await stage.plan(accountId, { inMs: 12 * DAY_MS });
      warned += (await check()).warned;
      // Only the newest warning stands.
      const open = await noticesOf(accountId);
      expect(open.length).toBe(warned === 0 ? 0 : 1);
      if (open[0] !== undefined && titles.at(-1) !== open[0].body) titles.push(open[0].body);
    }
    expect(warned).toBe(4);
    expect(titles[0]).toContain("No post is planned after that yet.");
    expect(titles[1]).toContain("1 post is planned after that and would not go out.");
  });
});
