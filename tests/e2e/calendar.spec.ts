import { expectAccessible } from "./accessible";
import { cellOf, middleOf, noonIn, openCalendar, tilesOn, twoDays } from "./calendar-days";
import { compose, schedule } from "./composing";
import { withDatabase } from "./database";
import { addPerson, connect } from "./people";
import { tick } from "./tick";
import { expect, test } from "./watched-test";

// The grid of a desk; the phone's agenda has tests of its own.
test.use({ viewport: { width: 1280, height: 900 } });

test("a post is dragged to another day, keeps its hour, and comes back with Undo", async ({ page }) => {
  const person = await addPerson("Cara");
  await connect(page, person.name);
  const { from, to } = twoDays();
  await schedule(page, { colour: "#b5532a", caption: "Moved about", at: from.at });
  await openCalendar(page, "month", from.day);

  const start = await middleOf(tilesOn(page, from.day));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y, { steps: 3 });
  await expect(page.getByText(/^Picked up from/)).toBeAttached();
  const end = await middleOf(cellOf(page, to.day));
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
  await expect(tilesOn(page, to.day)).toContainText("12:30");
  await expect(page.getByText(/^Moved to .*, 12:30\.$/)).toBeVisible();
  await page.reload();
  await expect(tilesOn(page, to.day)).toHaveCount(1);
  await openCalendar(page, "week", to.day);
  await expect(tilesOn(page, to.day)).toContainText("12:30");
});

test("a post is moved with the keyboard alone, each step is said, and Undo brings it back", async ({ page }) => {
  const person = await addPerson("Cleo");
  await connect(page, person.name);
  const { from, to } = twoDays();
  await schedule(page, { colour: "#2a6bb5", caption: "By key", at: from.at });
  await openCalendar(page, "week", from.day);

  await tilesOn(page, from.day).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/^Picked up from .*, 1 post\.$/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/^Now on .*, empty\.$/)).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Put back where it was.")).toBeAttached();
  await expect(tilesOn(page, from.day)).toHaveCount(1);

  await tilesOn(page, from.day).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/^Picked up from/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/^Now on .*, empty\.$/)).toBeAttached();
  await page.keyboard.press("Space");
  await expect(tilesOn(page, to.day)).toContainText("12:30");

  const undo = page.getByRole("button", { name: "Undo" });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Back where it was.")).toBeVisible();
  await expect(tilesOn(page, from.day)).toHaveCount(1);
  await page.reload();
  await expect(tilesOn(page, from.day)).toHaveCount(1);
});

test("Move to… says why a post cannot be moved, and leads to Facebook when its access ends before", async ({
  page,
}) => {
  const person = await addPerson("Cora");
  await connect(page, person.name);
  const { from, to } = twoDays();
  await schedule(page, { colour: "#2ab56b", caption: "Stays", at: from.at });
  await openCalendar(page, "week", from.day);

  await tilesOn(page, from.day).hover();
  await page.getByRole("button", { name: /^Move to…/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Date and time").fill(`${to.day}T17:45`);
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(tilesOn(page, to.day)).toContainText("17:45");
  await expect(page.getByText(/^Moved to .*, 17:45\.$/)).toBeVisible();

  // Another window moves it first: this one is told, and shows it as it is.
  const other = await page.context().newPage();
  await openCalendar(other, "week", to.day);
  await tilesOn(other, to.day).hover();
  await other.getByRole("button", { name: /^Move to…/ }).click();
  await other.getByLabel("Date and time").fill(`${from.day}T08:15`);
  await other.getByRole("dialog").getByRole("button", { name: "Move", exact: true }).click();
  await expect(other.getByText(/^Moved to/)).toBeVisible();
  await tilesOn(page, to.day).hover();
  await page.getByRole("button", { name: /^Move to…/ }).click();
  await dialog.getByLabel("Date and time").fill(`${to.day}T19:00`);
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("This post was changed in another window.")).toBeVisible();
  await expect(tilesOn(page, from.day)).toContainText("08:15");

  await withDatabase((sql) =>
    sql('UPDATE "User" SET "userTokenExpiresAt" = $2 WHERE "facebookId" = $1', [person.id, from.at]),
  );
  await tilesOn(page, from.day).hover();
  await page.getByRole("button", { name: /^Move to…/ }).click();
  await dialog.getByLabel("Date and time").fill(`${to.day}T19:00`);
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText(/^Facebook's permission to post ends .*, 12:30\. Connect again/)).toBeVisible();
  await expect(tilesOn(page, from.day)).toContainText("08:15");
  await page.getByRole("link", { name: "Connect again" }).click();
  await page.waitForURL(/\/connect\?reconnect=/);
});

test("an empty day offers a new post with that day filled in, and far days say that they are too far", async ({
  page,
}) => {
  const person = await addPerson("Cyra");
  await connect(page, person.name);
  const { day } = noonIn(3);
  await page.goto(`/calendar?week=${day}`);
  await cellOf(page, day)
    .getByRole("link", { name: /New post/ })
    .click();
  await page.waitForURL(/\/posts\/new\?at=/);
  await expect(page.getByLabel("Date and time")).toHaveValue(`${day}T18:00`);

  const far = noonIn(53).day;
  await page.goto(`/calendar?week=${far}`);
  await expect(cellOf(page, far)).toContainText("too far ahead to plan");
  await expect(cellOf(page, far).getByRole("link")).toHaveCount(0);
});

test("weekly slots are kept, shown as free until a post takes them, and removed", async ({ page }) => {
  const person = await addPerson("Cass");
  await connect(page, person.name);
  const { day, at } = noonIn(2);
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00Z`),
  );
  await page.goto("/calendar/slots");
  await expect(page.getByText("No slots yet.")).toBeVisible();
  await tick(page.getByLabel(weekday));
  await page.getByLabel("Time", { exact: true }).fill("12:30");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText(/Next free slot: .*, 12:30/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/calendar?week=${day}`);
  const slot = cellOf(page, day).getByRole("link", { name: /12:30 free/ });
  await slot.click();
  await page.waitForURL(/\/posts\/new\?at=/);
  await expect(page.getByLabel("Date and time")).toHaveValue(`${day}T12:30`);

  await schedule(page, { colour: "#7a2ab5", caption: "In its slot", at });
  await page.goto(`/calendar?week=${day}`);
  await expect(tilesOn(page, day)).toContainText("12:30");
  await expect(slot).toHaveCount(0);

  await page.goto("/calendar/slots");
  await page.getByRole("button", { name: `Remove ${weekday} 12:30` }).click();
  await expect(page.getByText("No slots yet.")).toBeVisible();
  // Only the server can take this line away.
  await expect(page.getByText(/Next free slot/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("No slots yet.")).toBeVisible();
});

test("the calendar can be used by everybody, in light and in dark", async ({ page }) => {
  const person = await addPerson("Cleve");
  await connect(page, person.name);
  const { from, to } = twoDays();
  await schedule(page, { colour: "#b5a12a", caption: "One", at: from.at });
  await compose(page, { colour: "#555", caption: "A draft", at: to.at });
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  for (const kind of ["month", "week"] as const) {
    await openCalendar(page, kind, from.day);
    await expectAccessible(page);
  }
  await page.goto(`/calendar?day=${from.day}`);
  await expectAccessible(page);
});
