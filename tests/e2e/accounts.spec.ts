import { inDays, nextMinute, schedule } from "./composing";
import { addPerson, connect, openSandbox, passDialog, signIn } from "./people";
import { expect, once, onceByTheClock, test } from "./watched-test";

const home = (url: URL) => url.pathname === "/";

test("reasons are shown, Facebook is asked again, accounts are connected, switched and disconnected", async ({
  page,
}) => {
  const person = await addPerson("Vera", { pages: 2, barePages: 1 });
  const [first, second, bare] = person.pages;
  const names = [first?.account?.username ?? "-", second?.account?.username ?? "-"] as const;

  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await page.getByRole("radio", { name: person.name }).check();
  await page.locator(`input[value="instagram_content_publish"]:visible`).uncheck();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/\/connect/);
  await expect(page.getByText("A permission is missing: publish to Instagram.").first()).toBeVisible();
  const bareRow = page.getByRole("listitem").filter({ hasText: bare?.name ?? "-" });
  await expect(bareRow.getByText("No professional Instagram account is linked to this Page.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Choose/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Ask Facebook again" }).click();
  await page.getByRole("radio", { name: person.name }).check();
  await page.locator(`input[value="instagram_content_publish"]:visible`).check();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/\/connect/);
  await page.getByRole("button", { name: `Choose @${names[0]}` }).click();
  await page.waitForURL(home);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`@${names[0]}`);

  await page.goto("/connect");
  await page.getByRole("button", { name: `Choose @${names[1]}` }).click();
  await page.waitForURL(home);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`@${names[1]}`);
  await schedule(page, { colour: "#3a7", caption: "Goes with its account", at: inDays(2) });
  // The picture is a copy of ours: Meta's address for it runs out.
  await page.goto("/account");
  await expect(page.getByRole("main").locator("li img").first()).toHaveAttribute("src", /\/media\/avatars\//);

  await page.getByRole("button", { name: `Switch to @${names[0]}` }).click();
  await page.waitForURL(home);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`@${names[0]}`);

  await page.goto("/account");
  await page.getByRole("button", { name: `Disconnect @${names[1]}` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Its one post in Ospost");
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Account disconnected.")).toBeVisible();
  await expect(page.getByText(`@${names[1]}`, { exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Disconnect @${names[0]}` })).toBeVisible();
});

test(
  "a token that dies holds the posts with one notice, and connecting again lets them out",
  onceByTheClock,
  async ({ page }) => {
    test.setTimeout(240_000);
    const sandbox = openSandbox();
    const person = await addPerson("Wim");
    const account = person.pages[0]?.account;
    await connect(page, person.name);
    await schedule(page, { colour: "#37a", caption: "Another one", at: inDays(2) });
    await schedule(page, { colour: "#a37", caption: "Held for a while", at: nextMinute(15) });
    await sandbox.post("tokens/kill", { person: person.id, subcode: 460 });

    const notices = page.getByRole("list", { name: "Notices" }).getByRole("listitem");
    await expect(async () => {
      await page.goto("/");
      await expect(notices).toHaveCount(1, { timeout: 1000 });
    }).toPass({ timeout: 120_000 });
    await expect(notices).toContainText(`@${account?.username} is on hold, 2 planned posts wait`);
    expect(await sandbox.listMedia(account?.id)).toEqual([]);

    await notices.getByRole("link", { name: "Connect again" }).click();
    await page.getByRole("button", { name: "Continue with Facebook" }).click();
    await passDialog(page, person.name);
    await page.waitForURL(home);
    await expect(page.getByText("Connected again.")).toBeVisible();
    await expect(notices).toHaveCount(0);
    await expect.poll(async () => (await sandbox.listMedia(account?.id)).length, { timeout: 90_000 }).toBe(1);
  },
);

test("somebody else's login does not take over, and an unticked account is named", once, async ({ page }) => {
  const [person, other] = [await addPerson("Xenia"), await addPerson("Yuri")];
  const username = person.pages[0]?.account?.username ?? "-";
  await connect(page, person.name);
  await page.goto("/account");
  await page.getByRole("link", { name: `Connect again @${username}` }).click();
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await passDialog(page, other.name);
  await expect(page.getByRole("alert").filter({ hasText: "Facebook let in somebody else" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`@${username}`);

  await openSandbox().post("tokens/kill", { person: person.id, subcode: 460 });
  await schedule(page, { colour: "#73a", caption: "Waits", at: nextMinute(15) });
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("list", { name: "Notices" })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole("link", { name: "Connect again" }).click();
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await page.getByRole("radio", { name: person.name }).check();
  await page.locator(`input[value="${person.pages[0]?.id}"]:visible`).uncheck();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText(`@${username} is not connected yet.`)).toBeVisible();
  await expect(page.getByText("Facebook does not show this account to Ospost any more.")).toBeVisible();
});

test("everything of a person can be taken home", once, async ({ page }) => {
  const person = await addPerson("Zora");
  await signIn(page, person.name);
  await page.waitForURL(/\/connect/);
  await page.getByRole("button", { name: /^Choose/ }).click();
  await page.waitForURL(home);
  await page.goto("/account");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export everything" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^ospost-\d{4}-\d{2}-\d{2}\.zip$/);
  expect(await download.failure()).toBeNull();
});
