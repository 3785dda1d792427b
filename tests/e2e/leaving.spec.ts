import type { BrowserContext, Page } from "playwright/test";
import { drawPhoto } from "./composing";
import { addPerson, connect, openSandbox, signIn } from "./people";
import { expect, once, test } from "./watched-test";

/** Begins a post whose photo does not reach Ospost: it is kept in the browser, words and file. */
async function beginPost(page: Page, caption: string): Promise<void> {
  await page.goto("/posts/new");
  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#c52"));
  await page.getByLabel("Caption").fill(caption);
  await expect.poll(() => kept(page)).toEqual({ words: 1, files: 1 });
}

/** How much the browser keeps of posts, whoever wrote them. */
async function kept(page: Page): Promise<{ words: number; files: number }> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const opened = databases.some(({ name }) => name === "keyval-store") ? indexedDB.open("keyval-store") : null;
    const files = await new Promise<number>((resolve, reject) => {
      if (opened === null) return resolve(0);
      opened.onerror = reject;
      opened.onsuccess = () => {
        const database = opened.result;
        const count = database.transaction("keyval").objectStore("keyval").count();
        count.onsuccess = () => resolve(count.result);
        database.close();
      };
    });
    return { words: Object.keys(localStorage).filter((key) => key.startsWith("ospost:")).length, files };
  });
}

/** As a browser with a push service behind it, which the one of the tests has not: it has a subscription, or none. */
async function allowPush(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const subscription = { unsubscribe: async () => localStorage.removeItem("subscribed") };
    PushManager.prototype.getSubscription = async () =>
      localStorage.getItem("subscribed") === null ? null : (subscription as unknown as PushSubscription);
  });
}

async function turnOnPush(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    localStorage.setItem("subscribed", "yes");
  });
}

const isPushOn = (page: Page) => page.evaluate(() => localStorage.getItem("subscribed") !== null);

const NOTHING = { words: 0, files: 0 };

test(
  "what a browser keeps of somebody goes when they leave, and nobody else is ever shown it",
  once,
  async ({ page, context, expectComplaint }) => {
    expectComplaint(/ERR_FAILED.*api\/uploads/);
    // The forgotten window asks on, without a session.
    expectComplaint(/status of 401 .*\/api\/planner\/version/);
    await context.route("**/api/uploads", (route) => route.abort());
    await allowPush(context);
    const [first, second, third] = [await addPerson("Nora"), await addPerson("Olaf"), await addPerson("Pia")];

    // The first one's session ends by itself; the second comes to the same browser, where a window of the first is open still.
    await connect(page, first.name);
    await turnOnPush(page);
    await beginPost(page, "Nora's own words");
    const forgotten = await context.newPage();
    await forgotten.goto("/");
    const username = first.pages[0]?.account?.username ?? "-";
    await expect(forgotten.getByText(`@${username}`).first()).toBeVisible();
    await context.clearCookies();
    await page.goto("/privacy");
    expect(await kept(page)).toEqual({ words: 1, files: 1 });
    expect(await isPushOn(page)).toBe(true);
    await signIn(page, second.name);
    await page.getByRole("button", { name: /^Choose/ }).waitFor();
    await expect.poll(() => kept(page)).toEqual(NOTHING);
    await expect.poll(() => isPushOn(page)).toBe(false);
    await expect(forgotten.getByText(`@${username}`)).toHaveCount(0);
    await forgotten.close();
    await page.getByRole("button", { name: /^Choose/ }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/posts/new");
    await expect(page.getByLabel("Caption")).toHaveValue("");
    await expect(page.getByText("that is not saved yet")).toHaveCount(0);

    // Logging out asks first.
    await beginPost(page, "Olaf's own words");
    await page.goto("/account");
    await page.getByRole("button", { name: "Log out" }).click();
    const dialog = page.getByRole("dialog", { name: "Log out without saving?" });
    await dialog.getByRole("button", { name: "Stay logged in" }).click();
    expect(await kept(page)).toEqual({ words: 1, files: 1 });
    await page.getByRole("button", { name: "Log out" }).click();
    await dialog.getByRole("button", { name: "Log out" }).click();
    await page.waitForURL(/\/login/);
    expect(await kept(page)).toEqual(NOTHING);

    // Deleting the account.
    await signIn(page, second.name);
    await page.waitForURL((url) => url.pathname === "/");
    await beginPost(page, "Olaf's last words");
    await page.goto("/account");
    await page.getByRole("button", { name: "Delete account" }).click();
    const typed = second.pages[0]?.account?.username ?? "-";
    await page.getByLabel(`Type @${typed} to confirm`).fill(typed);
    await page.getByRole("button", { name: "Delete everything" }).click();
    await expect(page.getByText("Your account is deleted")).toBeVisible();
    expect(await kept(page)).toEqual(NOTHING);

    // Deleted through Meta, somewhere else: the next click leads out, and takes away what was kept.
    await connect(page, third.name);
    await turnOnPush(page);
    await beginPost(page, "Pia's own words");
    const url = new URL("/api/meta/data-deletion", page.url()).href;
    await openSandbox().post("callbacks/data-deletion", { person: third.id, url });
    await page.goto("/calendar");
    await page.waitForURL(/\/login/);
    await expect.poll(() => kept(page)).toEqual(NOTHING);
    await expect.poll(() => isPushOn(page)).toBe(false);
  },
);
