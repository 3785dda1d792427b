import { expectAccessible } from "./accessible";
import { compose, inDays, nextMinute, schedule } from "./composing";
import { addPerson, connect, openSandbox } from "./people";
import { planDays, upcoming } from "./planner";
import { expect, onceByTheClock, test } from "./watched-test";

test(
  "a post that goes out while the page is open changes by itself, without hammering",
  onceByTheClock,
  async ({ page }) => {
    test.setTimeout(180_000);
    const person = await addPerson("Yuri");
    await connect(page, person.name);
    await schedule(page, { colour: "#2a6bb5", caption: "Later", at: inDays(2) });
    await schedule(page, { colour: "#b5532a", caption: "Goes out while I watch", at: nextMinute(15) });
    let asked = 0;
    page.on("request", (request) => {
      asked += Number(request.url().includes("/api/planner/version"));
    });
    const opened = Date.now();
    const tile = page.getByRole("region", { name: "Published" }).locator("[data-post-id]");
    await expect(tile).toHaveCount(1, { timeout: 120_000 });
    await expect(tile).toHaveAccessibleName(/^Published, .*Goes out while I watch/);
    await expect(upcoming(page)).toHaveCount(1);
    // One look every three seconds at the most, and only near the time.
    expect(asked).toBeLessThan(12);
    expect(asked).toBeLessThanOrEqual((Date.now() - opened) / 3000 + 1);
  },
);

test("the profile shows what else is on it, and what stands in a post's way is seen ahead", async ({ page }) => {
  const person = await addPerson("Zoe");
  const account = person.pages[0]?.account?.id;
  await openSandbox().post("media", { account, caption: "Posted with a phone" });
  await connect(page, person.name);
  await schedule(page, { colour: "#2a6bb5", caption: "#a1 #a2 #a3 #a4 #a5 #a6", at: inDays(1) });
  const tile = upcoming(page);
  await expect(tile).toHaveAccessibleName(/Check: Instagram's own app stops at 5 hashtags/);
  await page.getByRole("link", { name: "As profile" }).click();
  await expect(page).toHaveURL(/view=profile/);
  const elsewhere = page.getByRole("link", { name: /^On Instagram, .*Posted with a phone/ });
  await expect(elsewhere).toHaveAttribute("href", /\/p\//);
  const picture = elsewhere.locator("img");
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByText("Instagram does not say which posts are pinned")).toBeVisible();
  await page.reload();
  await expect(elsewhere).toBeVisible();
  await expectAccessible(page);

  await page.locator("[data-post-id]").click();
  await expect(page.getByText("Check before it goes out")).toBeVisible();
  await expectAccessible(page);
});

test("the planner is accessible, empty and full, in both themes", async ({ page }) => {
  const person = await addPerson("Abel");
  await connect(page, person.name);
  await expect(page.getByRole("heading", { name: "Your feed starts here" })).toBeVisible();
  await expectAccessible(page);
  await compose(page, { colour: "#555", caption: "A draft", at: null });
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is planned" })).toBeVisible();
  await expectAccessible(page);
  await planDays(page, 2);
  await expectAccessible(page);
});
