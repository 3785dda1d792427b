import { expectAccessible } from "./accessible";
import { compose } from "./composing";
import { addPerson, connect, openSandbox } from "./people";
import { expect, once, test } from "./watched-test";

test(
  "what was published is found in the history, by its words too, and every row leads to its timeline",
  once,
  async ({ page }) => {
    const person = await addPerson("Hanna");
    await connect(page, person.name);
    await page.goto("/history");
    await expect(page.getByText("Nothing published yet")).toBeVisible();
    await expectAccessible(page);

    for (const caption of ["Sourdough, fresh #bread", "Closed on Monday"]) {
      await compose(page, { colour: "#b5532a", caption, at: null });
      await page.getByRole("button", { name: "Post now" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Post now" }).click();
      await expect(page.getByRole("link", { name: "See it on Instagram" })).toBeVisible({ timeout: 40_000 });
    }
    const [closed] = await openSandbox().listMedia(person.pages[0]?.account?.id);
    await page.goto("/history");
    const rows = page.getByRole("main").locator("[data-post-id]");
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText("Closed on Monday");
    await expect(page.getByRole("link", { name: /^See it on Instagram: Sourdough/ })).toHaveAttribute("href", /\/p\//);
    await expectAccessible(page);

    await page.getByRole("searchbox", { name: "Search in captions" }).fill("sour bread");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/q=sour/);
    await expect(rows).toHaveCount(1);
    await rows.first().click();
    await page.waitForURL(/\/posts\//);
    await expect(page.getByText("You chose Post now")).toBeVisible();

    await page.goto("/history?q=baguette");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(rows).toHaveCount(2);
    expect(closed?.caption).toBeTruthy();
  },
);

test("what failed is listed with its sentence and its way on", async ({ page }) => {
  const sandbox = openSandbox();
  const person = await addPerson("Hugo");
  await connect(page, person.name);
  await sandbox.armFault("container-error", {
    account: person.pages[0]?.account?.id,
    times: "always",
    subcode: 2207009,
  });
  await compose(page, { colour: "#2a6bb5", caption: "Refused", at: null });
  await page.getByRole("button", { name: "Post now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Post now" }).click();
  await page.waitForURL(/\/posts\//);
  await expect(page.getByText("This did not go out")).toBeVisible({ timeout: 40_000 });
  await page.goto("/history");
  await page.getByRole("link", { name: "Failed" }).click();
  await page.waitForURL(/show=failed/);
  const row = page.getByRole("main").locator("[data-post-id]");
  await expect(row).toContainText("Refused");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open and edit" }).click();
  await page.waitForURL(/\/posts\//);
});
