import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { type MailServer, startMailServer } from "../integration/telling/mail-server";
import { startPushService } from "../integration/telling/push-service";
import { expectAccessible } from "./accessible";
import { addPerson, connect } from "./people";
import { expect, test } from "./watched-test";

/** The first link in the mail to this address whose path holds these words. */
async function linkTo(server: MailServer, address: string, words: string): Promise<string> {
  const find = () =>
    server.mails
      .filter(({ to }) => JSON.stringify(to).includes(address))
      .flatMap(({ text }) => text?.match(/https?:\S+/g) ?? [])
      .find((link) => link.includes(words)) ?? "";
  await expect.poll(find).not.toBe("");
  return find();
}

async function openAccount(page: Page, name: string) {
  const person = await addPerson(name);
  await connect(page, person.name);
  await page.goto("/account");
  return { person, section: page.getByRole("region", { name: "Notifications" }) };
}

test("somebody confirms their address, chooses what comes there, tests it, and has no more of it", async ({ page }) => {
  const server = await startMailServer(Number(process.env.OSPOST_SMTP_PORT), process.env.OSPOST_SMTP_PASSWORD);
  const { person, section } = await openAccount(page, "Uma");
  const address = `uma.${person.id}@example.com`;
  await section.getByLabel("Address").first().fill("nobody");
  await section.getByRole("button", { name: "Send a link" }).click();
  await expect(section.getByText("Type an address such as")).toBeVisible();
  await section.getByLabel("Address").first().fill(address);
  await section.getByRole("button", { name: "Send a link" }).click();
  await expect(section.getByText(`A link is on its way to ${address}.`)).toBeVisible();

  await page.goto(await linkTo(server, address, "/notifications/confirm"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByText("Confirmed.")).toBeVisible();
  await page.getByRole("link", { name: "Open your account" }).click();

  const failed = section.getByRole("checkbox", { name: "A post did not go out: E-mail" });
  const published = section.getByRole("checkbox", { name: "A post is published: E-mail" });
  await expect(failed).toBeChecked();
  await expect(published).not.toBeChecked();
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await published.check();
  await saved;
  await page.reload();
  await expect(published).toBeChecked();
  await section.getByRole("button", { name: "Send a test" }).click();
  await expect(section.getByText(`Sent to ${address}.`)).toBeVisible();
  await expectAccessible(page);

  await page.goto(await linkTo(server, address, "/unsubscribe"));
  await expect(page.getByText(address)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop all e-mail" }).click();
  await expect(page.getByText("No mail goes to this address any more.")).toBeVisible();
  await page.getByRole("link", { name: "Choose what you are told" }).click();
  await expect(failed).not.toBeChecked();
  await server.close();
});

test("a webhook shows its secret once and is tested; a device shows what is pushed to it", async ({ page }) => {
  let status = 500;
  const hook = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const push = await startPushService();
  // The browser of the tests has no push service behind it: this is what one would have answered.
  await page.addInitScript((made) => {
    let isOn = false;
    const subscription = {
      endpoint: made.endpoint,
      options: { applicationServerKey: null },
      toJSON: () => ({ endpoint: made.endpoint, keys: { p256dh: made.p256dh, auth: made.auth } }),
      unsubscribe: async () => {
        isOn = false;
        return true;
      },
    };
    PushManager.prototype.getSubscription = async () => (isOn ? (subscription as unknown as PushSubscription) : null);
    PushManager.prototype.subscribe = async () => {
      isOn = true;
      return subscription as unknown as PushSubscription;
    };
    Notification.requestPermission = async () => "granted";
    Object.defineProperty(Notification, "permission", { get: () => (isOn ? "granted" : "default") });
  }, push.addDevice());
  const { section } = await openAccount(page, "Vito");
  const address = section.getByLabel("Address").last();
  const sendTest = section.getByRole("button", { name: "Send a test" });

  await address.fill("ftp://example.com");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section.getByText("Type a public https:// address")).toBeVisible();
  await address.fill(`http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`);
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section.getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);
  await sendTest.click();
  await expect(section.getByText("Your webhook answered 500")).toBeVisible();
  status = 200;
  // Tests may not follow each other at once.
  await expect(async () => {
    await sendTest.click();
    await expect(section.getByText("Your webhook took it.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.reload();
  await expect(section.getByText(/^whsec_/)).toHaveCount(0);
  await section.getByRole("button", { name: "Remove" }).click();
  await expect(section.getByText("Nothing is sent there any more.")).toBeVisible();

  await section.getByRole("button", { name: "Turn on on this device" }).click();
  await expect(section.getByText("On. Send a test to see it.")).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)).toMatch(/\/sw\.js$/);
  await expect(async () => {
    await sendTest.click();
    await expect(section.getByText("Sent to 1 of 1 device.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(section.getByText("this device")).toBeVisible();
  expect(JSON.parse(push.received[0]?.text ?? "{}")).toMatchObject({ title: "A test from Ospost" });
  await section.getByRole("button", { name: /^Remove Chrome/ }).click();
  await expect(section.getByRole("button", { name: /^Remove Chrome/ })).toHaveCount(0);
  await push.close();
  await new Promise((resolve) => hook.close(resolve));
});
