import { writeFile } from "node:fs/promises";
import { compose, inDays, nextMinute, schedule } from "./composing";
import { addPerson, connect, openSandbox, signIn } from "./people";
import { byTheClock, expect, once, test } from "./watched-test";

test("a photo is planned, edited, moved, and is on Instagram at its minute, once", byTheClock, async ({ page }) => {
  test.setTimeout(240_000);
  const sandbox = openSandbox();
  const person = await addPerson("Mara");
  const account = person.pages[0]?.account;
  await connect(page, person.name);

  await schedule(page, { colour: "#2a6bb5", caption: "Second", at: inDays(1) });
  await schedule(page, { colour: "#2ab56b", caption: "Third", at: inDays(2) });
  const tiles = page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]");
  await expect(tiles).toHaveCount(2);

  // Edit the words of the last one.
  await tiles.nth(1).click();
  await page.getByLabel("Caption").fill("Third, edited");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved.")).toBeVisible();

  // Move it before the other with the keyboard: the times stay, the posts change places.
  const order = () => tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute("data-post-id")));
  const moved = (await order()).reverse();
  await expect(tiles.nth(1)).toHaveAttribute("aria-describedby", /./);
  await tiles.nth(1).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/place 2 of 2/)).toBeAttached();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText(/place 1 of 2/)).toBeAttached();
  await page.keyboard.press("Space");
  await expect.poll(order).toEqual(moved);
  await expect(page.getByRole("status").getByText(/Moved/)).toBeVisible();
  await page.reload();
  await expect.poll(order).toEqual(moved);

  const publishAt = nextMinute(15);
  await schedule(page, { colour: "#b5532a", caption: "Fresh <b>today</b> 🥐\n\n5<a and b>3, <SPRING>", at: publishAt });
  await expect(page.getByText("Scheduled. Goes out")).toBeVisible();
  const [id] = await order();

  // Nobody touches anything: the tick publishes it.
  await expect.poll(async () => (await sandbox.listMedia(account?.id)).length, { timeout: 120_000 }).toBe(1);
  const [media] = await sandbox.listMedia(account?.id);
  const latenessMs = Date.parse(media?.reachedAt ?? "") - publishAt.getTime();
  expect(latenessMs).toBeGreaterThanOrEqual(0);
  expect(latenessMs).toBeLessThan(5_000);
  expect(media?.caption).toBe("Fresh <b>today</b> 🥐\n\n5<a and b>3, <SPRING>");
  const [image] = media?.images ?? [];
  expect((image?.width ?? 0) / (image?.height ?? 1)).toBeCloseTo(0.8, 2);

  // Ospost knows it, and Instagram shows it.
  await page.goto(`/posts/${id}`);
  const link = page.getByRole("link", { name: "See it on Instagram" });
  await expect(link).toHaveAttribute("href", media?.permalink ?? "");
  await page.goto(`${sandbox.url}/${account?.username}`);
  await expect(page.getByRole("main").getByRole("img")).not.toHaveCount(0);
});

test("Post now shows its steps and ends with the post on Instagram", async ({ page }) => {
  const sandbox = openSandbox();
  const person = await addPerson("Nils");
  await connect(page, person.name);
  await compose(page, { colour: "#7a2ab5", caption: "Right now", at: null, ratio: "1:1, square" });
  await page.getByRole("button", { name: "Post now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Post now" }).click();
  await page.waitForURL(/\/posts\//);
  await expect(page.getByText("Instagram is processing")).toBeVisible();
  await expect(page.getByRole("link", { name: "See it on Instagram" })).toBeVisible({ timeout: 30_000 });
  const media = await sandbox.listMedia(person.pages[0]?.account?.id);
  expect(media.map((post) => post.caption)).toEqual(["Right now"]);
});

test("a post can be removed, and with the account everything goes", async ({ page, request }) => {
  const person = await addPerson("Olga");
  await connect(page, person.name);
  await schedule(page, { colour: "#b52a7a", caption: "Stays", at: inDays(3) });
  await schedule(page, { colour: "#b5a12a", caption: "Goes", at: inDays(4) });

  const tiles = page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]");
  await tiles.nth(1).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Post removed.")).toBeVisible();
  await expect(tiles).toHaveCount(1);
  const picture = (await tiles.nth(0).locator("img").getAttribute("src")) ?? "";
  expect((await request.get(picture)).status()).toBe(200);

  await page.goto("/account");
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL(/\/login/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);

  await signIn(page, person.name);
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/account");
  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(person.pages[0]?.account?.username ?? "");
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await page.waitForURL(/\/login/);
  expect((await request.get(picture)).status()).toBe(404);
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);
});

test("times in the past and too far ahead are refused in words", async ({ page }) => {
  const person = await addPerson("Petra");
  await connect(page, person.name);
  await compose(page, { colour: "#555", caption: "When?", at: inDays(-1) });
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText("That time has passed.")).toBeVisible();
  await compose(page, { colour: "#555", caption: "When?", at: inDays(51) });
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText("50 days")).toBeVisible();
});

test("a file that is too large is refused before it is sent", once, async ({ page }, info) => {
  const person = await addPerson("Quin");
  await connect(page, person.name);
  await page.goto("/posts/new");
  // By its path: as bytes it would take a busy machine minutes to put into the page.
  const file = info.outputPath("huge.jpg");
  await writeFile(file, Buffer.alloc(31 * 1024 * 1024, 1));
  await page.getByLabel("Choose a photo").setInputFiles(file);
  await expect(page.getByText("File is too large")).toBeVisible();
});
