import { expectAccessible } from "./accessible";
import { addPerson, signIn } from "./people";
import { breakTimes, hold, look, plan, requestDeletion } from "./screens";
import { expect, test } from "./watched-test";

// Every screen that no other test has axe look at, in both themes, at the size of the project. The setup page is looked at in
// tests/integration/operator/setup-page.

test("what is seen without an account is accessible", async ({ page, expectComplaint }) => {
  expectComplaint(/status of 404/);
  await look(page, "/login", "Continue with Facebook");
  await look(page, "/login?error=AccessDenied", "Facebook did not let you in.");
  await look(page, "/login?notice=deleted", "Your account is deleted");
  await look(page, "/privacy", "Privacy");
  await look(page, "/deletion?id=unknown", "There is no request with this code.");
  await look(page, `/deletion?id=${await requestDeletion(false)}`, "Under way.");
  await look(page, `/deletion?id=${await requestDeletion(true)}`, "Everything was deleted");
  await look(page, "/nowhere", "There is nothing here");
  await look(page, "/setup", "OPERATOR_SECRET is not set");
  await look(page, "/notifications/confirm?token=x", "This link is too old");
  await look(page, "/notifications/unsubscribe?token=x", "This link is not complete.");
  const person = await addPerson("Dario", { pages: 0 });
  await signIn(page, person.name);
  await page.getByRole("heading", { name: "No account to publish to yet" }).waitFor();
  await expectAccessible(page);
});

test("an account and its posts are accessible in each of their states", async ({ page, expectComplaint }) => {
  test.setTimeout(180_000);
  const person = await addPerson("Edda", { pages: 2 });
  await signIn(page, person.name);
  await page.getByRole("heading", { name: "Choose your Instagram account" }).waitFor();
  await look(page, "/connect?error=other-person", "Facebook let in somebody else");
  await look(page, "/connect?reconnect=1", "Facebook asks once more");
  await look(page, "/connect", "Is one missing?");
  await page
    .getByRole("button", { name: /^Choose/ })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === "/");

  const { draft, going, edit, retry, unconfirmed, published } = await plan(page, person);
  await look(page, "/", "A post is late");
  await look(page, "/?view=profile", "posts need attention");
  await look(page, "/history", "12");
  await look(page, "/history?show=failed", "Try again now");
  await look(page, "/calendar", "Calendar");
  await look(page, `/posts/${draft}`, "Edit post");
  await look(page, `/posts/${going}`, "You can leave this page.");
  await look(page, `/posts/${edit}`, "Edit it below");
  await look(page, `/posts/${retry}`, "Try again now");
  await look(page, `/posts/${unconfirmed}`, "It is not there");
  await look(page, `/posts/${published}`, "See it on Instagram");

  await look(page, "/account", "Working");
  for (const name of [/^Disconnect/, "Delete account"]) {
    await page.getByRole("button", { name }).first().click();
    await expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).filter({ visible: true }).click();
  }
  await hold(person);
  await look(page, "/account", "On hold");
  await look(page, "/", "An account is on hold");
  expectComplaint(/React error #441/);
  await breakTimes(person);
  await look(page, "/calendar", "This page could not be shown");
});
