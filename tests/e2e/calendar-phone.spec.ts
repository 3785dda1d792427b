import type { CDPSession } from "playwright/test";
import { expectAccessible } from "./accessible";
import { cellOf, middleOf, openCalendar, tilesOn, twoDays } from "./calendar-days";
import { schedule } from "./composing";
import { addPerson, connect } from "./people";
import { tick } from "./tick";
import { expect, test } from "./watched-test";

// A thumb is a thumb on every screen.
test.use({ viewport: { width: 390, height: 640 }, hasTouch: true, isMobile: true });

type Point = { x: number; y: number };

async function touch(session: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) {
  await session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
}

async function glide(session: CDPSession, from: Point, to: Point): Promise<void> {
  const steps = 10;
  for (let step = 1; step <= steps; step++) {
    const at = (start: number, end: number) => start + ((end - start) * step) / steps;
    await touch(session, "touchMove", [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
  }
}

test("the agenda is one column; a thumb that rests moves a post, a swipe scrolls", async ({ page, context }) => {
  const person = await addPerson("Dora");
  await connect(page, person.name);
  const { from, to } = twoDays(14);
  await schedule(page, { colour: "#b5532a", caption: "On the phone", at: from.at });
  await openCalendar(page, "month", from.day);
  const [first, second] = [await cellOf(page, from.day).boundingBox(), await cellOf(page, to.day).boundingBox()];
  expect(second?.x).toBe(first?.x);
  expect(second?.y).toBeGreaterThan(first?.y ?? 0);
  await expectAccessible(page);

  const session = await context.newCDPSession(page);
  await tilesOn(page, from.day).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  const start = await middleOf(tilesOn(page, from.day));
  await touch(session, "touchStart", [start]);
  await glide(session, start, { x: start.x, y: start.y - 160 });
  // It glides on for a moment after the thumb has left.
  await page.evaluate(() => {
    addEventListener("scrollend", () => document.documentElement.setAttribute("data-still", ""), { once: true });
  });
  await touch(session, "touchEnd", []);
  await page.locator("html[data-still]").waitFor();
  expect(await page.evaluate(() => window.scrollY)).not.toBe(before);
  await expect(tilesOn(page, from.day)).toHaveCount(1);

  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  const [held, end] = [await middleOf(tilesOn(page, from.day)), await middleOf(cellOf(page, to.day))];
  await touch(session, "touchStart", [held]);
  await expect(page.getByText(/^Picked up from/)).toBeAttached();
  await glide(session, held, end);
  await expect(page.getByText(/^Now on .*, empty\.$/)).toBeAttached();
  await touch(session, "touchEnd", []);
  await expect(page.getByText(/^Moved to .*, 12:30\.$/)).toBeVisible();
  await expect(tilesOn(page, to.day)).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).tap();
  await expect(tilesOn(page, from.day)).toHaveCount(1);

  await page.getByRole("button", { name: /^Move to…/ }).tap();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});

test("a week and the timetable can be used on a phone by everybody", async ({ page }) => {
  const person = await addPerson("Dina");
  await connect(page, person.name);
  const { from } = twoDays();
  await schedule(page, { colour: "#2a6bb5", caption: "Week", at: from.at });
  await openCalendar(page, "week", from.day);
  await expectAccessible(page);
  await page.goto("/calendar/slots");
  await tick(page.getByLabel("Monday"));
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText(/Next free slot:/)).toBeVisible();
  await expectAccessible(page);
});
