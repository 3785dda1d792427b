import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { DEFAULT_KINDS } from "@/lib/tell/kinds";
import { signLink } from "@/lib/tell/signed-link";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { emptyDatabase } from "../setup/database";

// Whoever follows a link of a mail has no session, and a mail provider's click has no browser either.
const EMAIL = "ada@example.com";
const HOUR_MS = 60 * 60 * 1000;
let app: BuiltApp;
let userId = "";
beforeAll(async () => {
  app = await startBuiltApp();
}, 60_000);
afterAll(() => app.stop());
beforeEach(async () => {
  await emptyDatabase();
  userId = (await getDb().user.create({ data: { facebookId: "1", name: "Ada" }, select: { id: true } })).id;
});

const setUp = (data: { email: string } | { pendingEmail: string }) =>
  getDb().notificationSettings.create({ data: { userId, emailKinds: [...DEFAULT_KINDS], ...data } });
const kinds = async () => (await getDb().notificationSettings.findUniqueOrThrow({ where: { userId } })).emailKinds;
const email = async () => (await getDb().notificationSettings.findUniqueOrThrow({ where: { userId } })).email;
const ask = (path: string, init: RequestInit = {}) => fetch(`${app.url}${path}`, { redirect: "manual", ...init });
const oneClick = () => new URLSearchParams({ "List-Unsubscribe": "One-Click" });
const oneClickInParts = () => {
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  return form;
};

describe("the link to have no more mail", () => {
  const path = () => `/api/notifications/unsubscribe?token=${signLink("unsubscribe", userId, EMAIL, null)}`;

  it.each([
    ["a form", () => ({ body: oneClick() })],
    ["several parts", () => ({ body: oneClickInParts() })],
    ["nothing", () => ({})],
  ])("ends it with one click of a mail provider (RFC 8058), sent as %s", async (_, init) => {
    await setUp({ email: EMAIL });
    const answer = await ask(path(), { method: "POST", ...init() });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    expect(await kinds()).toEqual([]);
    expect((await ask(path(), { method: "POST", ...init() })).status).toBe(200);
  });

  it("changes nothing when it is only opened, by a scanner too, and leads to a page that asks", async () => {
    await setUp({ email: EMAIL });
    for (const method of ["GET", "HEAD"]) {
      const answer = await ask(path(), { method });
      expect(answer.status).toBe(303);
      const page = await ask(answer.headers.get("location") ?? "", { method });
      expect(page.status).toBe(200);
      if (method === "GET") expect(await page.text()).toContain(EMAIL);
    }
    expect(await kinds()).toEqual([...DEFAULT_KINDS]);
  });

  it("is answered with a page that says so after its button", async () => {
    await setUp({ email: EMAIL });
    const page = await (await ask(path().replace("/api", ""))).text();
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const answer = await ask(action, { method: "POST", body: new URLSearchParams() });
    expect(answer.status).toBe(303);
    expect(await (await ask(answer.headers.get("location") ?? "")).text()).toContain("No mail goes to this address");
    expect(await kinds()).toEqual([]);
  });

  it("does nothing when it is forged", async () => {
    await setUp({ email: EMAIL });
    const forged = `${path().slice(0, -1)}${path().endsWith("A") ? "B" : "A"}`;
    await ask(forged, { method: "POST", body: oneClick() });
    expect((await ask("/api/notifications/unsubscribe", { method: "POST" })).status).toBe(400);
    expect(await kinds()).toEqual([...DEFAULT_KINDS]);
  });
});

describe("the link that confirms an address", () => {
  const path = () => {
    const token = signLink("confirm", userId, EMAIL, new Date(Date.now() + HOUR_MS));
    return `/notifications/confirm?token=${token}`;
  };

  it("confirms with its button, not by being opened", async () => {
    await setUp({ pendingEmail: EMAIL });
    expect(await (await ask(path())).text()).toContain("Confirm this address");
    expect(await email()).toBeNull();
    const answer = await ask(`/api${path()}`, { method: "POST" });
    expect(answer.status).toBe(303);
    expect(await email()).toBe(EMAIL);
    expect(await (await ask(answer.headers.get("location") ?? "")).text()).toContain("Confirmed.");
  });
});
