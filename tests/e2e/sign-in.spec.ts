import { addPerson, passDialog, signIn } from "./people";
import { expect, once, test } from "./watched-test";

test("cancelling in Facebook's dialog leads back with a word about what to do", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/\/login\?/);
  await expect(page.getByRole("alert").filter({ hasText: "Facebook did not let you in." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue with Facebook" })).toBeVisible();
});

test("what Facebook hangs on the address is gone once somebody is back, let in or not", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alert").filter({ hasText: "Facebook did not let you in." }).waitFor();
  expect(page.url()).not.toContain("#");
  const person = await addPerson("Ruth");
  await signIn(page, person.name);
  await page.getByRole("heading", { name: "Choose your Instagram account" }).waitFor();
  expect(page.url()).not.toContain("#");
  await page.reload();
  expect(page.url()).not.toContain("#");
});

test("somebody whom Facebook does not let near the app can come back and try again", once, async ({ page }) => {
  await page.goto("/login");
  const button = page.getByRole("button", { name: "Continue with Facebook" });
  await button.click();
  await passDialog(page, "Roni Outside");
  await page.getByRole("heading", { name: "App not active" }).waitFor();
  await page.goBack();
  await page.goBack();
  await expect(button).toBeEnabled();

  // Coming back, a browser shows the page as it was left, which Playwright's own does not do by itself.
  await page.route(/dialog\/oauth/, () => undefined);
  await button.click();
  await expect(button).toBeDisabled();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(button).toBeEnabled();
});

test("somebody whose Page has no professional account is told what is missing and how to mend it", async ({ page }) => {
  const person = await addPerson("Rosa", { accounts: false });
  await signIn(page, person.name);
  await page.waitForURL(/\/connect/);
  await expect(page.getByText("No professional Instagram account is linked to this Page.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Choose/ })).toHaveCount(0);
});

test("somebody who refuses a permission is told which one and can be asked again", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await page.getByRole("radio", { name: "Kim Vale" }).check();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/\/connect/);
  await expect(page.getByText(/permission/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask Facebook again" }).first()).toBeVisible();
});

test("pages that are not there say so, and private ones lead to the login", async ({ page, expectComplaint }) => {
  expectComplaint(/status of 404 .*\/nowhere/);
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await page.goto("/privacy");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const path of ["/", "/posts/new", "/account", "/connect"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/login/);
  }
});
