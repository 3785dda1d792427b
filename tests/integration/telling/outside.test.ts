import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deletePerson } from "@/lib/accounts/deletion";
import { getDb } from "@/lib/db/client";
import { exportPerson } from "@/lib/db/export";
import { addDevice } from "@/lib/db/notification-targets";
import { askForEmail, confirmEmail, getEmails } from "@/lib/db/notifications";
import { callOutside } from "@/lib/tell/call-outside";
import { callWebhook, newWebhookSecret } from "@/lib/tell/channels/webhook";
import { readConfirmLink, useConfirmLink, useUnsubscribeLink } from "@/lib/tell/email-address";
import { isPublicIp, readOutsideUrl } from "@/lib/tell/public-address";
import { signLink } from "@/lib/tell/signed-link";
import { setUpWebhook } from "@/lib/tell/webhook-address";
import { emptyDatabase } from "../setup/database";

// No SANDBOX_URL here: these are the rules of a copy that runs for real.
let hits = 0;
const inside = createServer((_, response) => {
  hits += 1;
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => inside.close(resolve)));
beforeEach(emptyDatabase);

const makeUser = async (facebookId: string) =>
  (await getDb().user.create({ data: { facebookId, name: "Ada" }, select: { id: true } })).id;

describe("addresses that lead into our own network", () => {
  it.each([
    "http://example.com/hook",
    "https://127.0.0.1/hook",
    "https://127.1/hook",
    "https://2130706433/hook",
    "https://0x7f.1/hook",
    "https://[::1]/hook",
    "https://[::ffff:10.0.0.1]/hook",
    "https://[64:ff9b::10.0.0.1]/hook",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://0.0.0.0/",
    "https://user:secret@example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "not an address",
  ])("are refused when they are typed: %s", (address) => {
    expect(readOutsideUrl(address)).toBeNull();
  });

  it("are told from public ones", () => {
    expect(["8.8.8.8", "2606:4700::1111"].map(isPublicIp)).toEqual([true, true]);
    expect(readOutsideUrl("https://example.com/hook?x=1")?.href).toBe("https://example.com/hook?x=1");
  });

  it("are refused when a name resolves to them, without a call", async () => {
    const { port } = inside.address() as AddressInfo;
    const url = `https://localhost:${port}/hook`;
    expect(readOutsideUrl(url)).not.toBeNull();
    await expect(callOutside({ url, headers: {}, body: "", timeoutMs: 2000 })).rejects.toThrow("private network");
    const call = { url, secret: newWebhookSecret(), id: "1", payload: {}, now: new Date() };
    expect(await callWebhook(call)).toMatchObject({ kind: "never", words: expect.stringContaining("public") });
    expect(hits).toBe(0);
  });

  it("are not kept as a webhook", async () => {
    const userId = await makeUser("1");
    expect(await setUpWebhook(userId, "https://192.168.0.1/")).toBeNull();
    expect(await getEmails(userId)).toBeNull();
  });
});

describe("an address for mail", () => {
  const ask = (userId: string, email: string, now: Date) =>
    askForEmail(userId, email, now, { againMs: 60_000, most: 5 });
  const now = new Date();
  const soon = new Date(now.getTime() + 60_000);

  it("gets nothing before its link was used, and then the usual kinds", async () => {
    const userId = await makeUser("2");
    await ask(userId, "ada@example.com", now);
    expect(await getEmails(userId)).toEqual({ email: null, pendingEmail: "ada@example.com", emailKinds: [] });
    expect(await useConfirmLink(signLink("confirm", userId, "ada@example.com", soon), now)).toBe(true);
    expect(await getEmails(userId)).toMatchObject({ email: "ada@example.com", pendingEmail: null });
    expect((await getEmails(userId))?.emailKinds).not.toContain("published");
    expect((await getEmails(userId))?.emailKinds).toContain("failed");
  });

  it("cannot be confirmed by a link for another address, purpose, person or day", async () => {
    const [userId, other] = [await makeUser("3"), await makeUser("4")];
    await ask(userId, "ada@example.com", now);
    const good = signLink("confirm", userId, "ada@example.com", soon);
    const links = [
      signLink("confirm", userId, "eve@example.com", soon),
      signLink("unsubscribe", userId, "ada@example.com", soon),
      good.replace(userId, other),
      good.replace(String(soon.getTime()), String(soon.getTime() + 1)),
      `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`,
      "",
    ];
    for (const link of links) expect(await useConfirmLink(link, now)).toBe(false);
    expect(await readConfirmLink(good, soon)).toEqual({ state: "stale" });
    expect(await useConfirmLink(good, now)).toBe(true);
  });

  it("cannot be used to flood a stranger", async () => {
    const userId = await makeUser("5");
    const answers: boolean[] = [];
    for (let minute = 0; minute < 10; minute++)
      answers.push(await ask(userId, "eve@example.com", new Date(now.getTime() + minute * 60_001)));
    expect(answers.filter(Boolean)).toHaveLength(5);
    const both = await Promise.all([ask(await makeUser("6"), "a@b.c", now), ask(userId, "a@b.c", now)]);
    expect(both).toEqual([true, false]);
  });

  it("has no more mail after one click, for good and whatever it was chosen for", async () => {
    const userId = await makeUser("7");
    await ask(userId, "ada@example.com", now);
    await confirmEmail(userId, "ada@example.com");
    expect(await useUnsubscribeLink("x", now)).toBe(false);
    expect(await useUnsubscribeLink(signLink("unsubscribe", userId, "eve@example.com", null), now)).toBe(true);
    expect((await getEmails(userId))?.emailKinds).not.toEqual([]);
    const years = new Date(now.getTime() + 3 * 365 * 86_400_000);
    expect(await useUnsubscribeLink(signLink("unsubscribe", userId, "ada@example.com", null), years)).toBe(true);
    expect((await getEmails(userId))?.emailKinds).toEqual([]);
  });
});

describe("what is kept about being told", () => {
  it("is exported without a secret, and goes with the person", async () => {
    const userId = await makeUser("8");
    await askForEmail(userId, "ada@example.com", new Date(), { againMs: 0, most: 5 });
    await setUpWebhook(userId, "https://example.com/hook");
    await addDevice(userId, {
      endpoint: "https://push.example.com/secret",
      p256dh: "p",
      auth: "a",
      label: "Safari on iPhone",
    });
    const text = JSON.stringify(await exportPerson(userId));
    expect(text).toContain("ada@example.com");
    expect(text).toContain("Safari on iPhone");
    expect(text).not.toMatch(/push\.example|Cipher|whsec/);
    await deletePerson(userId, new Date());
    expect(await getDb().notificationSettings.count()).toBe(0);
    expect(await getDb().pushDevice.count()).toBe(0);
  });
});
