import { inDays, schedule } from "./composing";
import { addPerson, connect, passDialog } from "./people";
import { upcoming } from "./planner";
import { expect, once, test } from "./watched-test";

const logIn = "Continue with Facebook";

test("a session that ends while somebody writes takes nothing away and leads back", once, async ({ page, context }) => {
  const person = await addPerson("Sena");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await page.getByLabel("Caption").fill("Begun");
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await context.clearCookies();
  await page.getByLabel("Caption").fill("Begun, and then the session ended");
  await expect(page.getByRole("alert").getByText("You were logged out. What you write is kept")).toBeVisible();
  await expect(page.getByLabel("Caption")).toHaveValue("Begun, and then the session ended");
  const address = page.url();
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText("You were logged out.")).toBeVisible();
  await page.getByRole("button", { name: logIn }).click();
  await passDialog(page, person.name);
  await page.waitForURL(address);
  await expect(page.getByLabel("Caption")).toHaveValue("Begun, and then the session ended");
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
});

test(
  "an address opened without a session is gone to after logging in, and no other site ever",
  once,
  async ({ page }) => {
    const person = await addPerson("Selma");
    await connect(page, person.name);
    await schedule(page, { colour: "#2a6bb5", caption: "Linked to", at: inDays(1) });
    const path = (await upcoming(page).getAttribute("href")) ?? "";
    await page.context().clearCookies();
    await page.goto(path);
    await expect(page.getByText("Log in to see the page you opened.")).toBeVisible();
    await page.getByRole("button", { name: logIn }).click();
    await passDialog(page, person.name);
    await page.waitForURL(`**${path}`);
    await expect(page.getByLabel("Caption")).toHaveValue("Linked to");
    await page.goto("/login?back=https://example.org/");
    await page.waitForURL((url) => url.pathname === "/" && url.hostname !== "example.org");
  },
);

test(
  "a page from before an update of Ospost says so, and keeps what is written",
  once,
  async ({ page, expectComplaint }) => {
    expectComplaint(/status of 409 .*\/posts\/new/);
    const person = await addPerson("Senta");
    await connect(page, person.name);
    await page.goto("/posts/new");
    // An action of another build: this one does not know it.
    await page.route("**/posts/new*", async (route) => {
      const headers = route.request().headers();
      if (headers["next-action"] === undefined) return route.fallback();
      await route.continue({
        headers: { ...headers, "next-action": headers["next-action"].replace(/.{8}$/, "00000000") },
      });
    });
    await page.getByLabel("Caption").fill("Written before the update");
    await expect(page.getByText("Not saved: Ospost was updated. Reload this page to go on.")).toBeVisible();
    await page.unrouteAll({ behavior: "wait" });
    await page.reload();
    await expect(page.getByLabel("Caption")).toHaveValue("Written before the update");
    await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  },
);
