import type { CDPSession, Page } from "playwright/test";
import { addPerson, connect } from "./people";
import { idsOf, middleOf, planDays, upcoming } from "./planner";
import { expect, test } from "./watched-test";

// A thumb is a thumb on every screen.
test.use({ viewport: { width: 390, height: 520 }, hasTouch: true, isMobile: true });

type Point = { x: number; y: number };

async function touch(
  session: CDPSession,
  type: "touchStart" | "touchMove" | "touchEnd",
  points: Point[],
): Promise<void> {
  await session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
}

async function glide(session: CDPSession, from: Point, to: Point, steps: number): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    const at = (start: number, end: number) => start + ((end - start) * step) / steps;
    await touch(session, "touchMove", [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
  }
}

/** A swipe goes on for a while after the thumb has left. @returns where the page is once nothing has moved it for some frames */
function restAtTop(page: Page): Promise<number> {
  return page.evaluate(async () => {
    window.scrollTo(0, 0);
    for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    return window.scrollY;
  });
}

test("a thumb that rests on a photo moves it, a swipe scrolls, a tap opens", async ({ page, context }) => {
  const person = await addPerson("Xara");
  await connect(page, person.name);
  const before = await planDays(page, 4);
  const tiles = upcoming(page);
  const session = await context.newCDPSession(page);

  // A plain swipe that begins on a photo scrolls the page and moves nothing.
  await page.evaluate(() => window.scrollTo(0, 0));
  const start = await middleOf(tiles.nth(0));
  await touch(session, "touchStart", [start]);
  await glide(session, start, { x: start.x, y: start.y - 160 }, 8);
  await touch(session, "touchEnd", []);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(40);
  expect(await idsOf(tiles)).toEqual(before);

  // Hold, then move.
  await expect.poll(() => restAtTop(page)).toBe(0);
  const [from, to] = [await middleOf(tiles.nth(0)), await middleOf(tiles.nth(2))];
  await touch(session, "touchStart", [from]);
  await expect(page.locator("html[data-dragging]")).toBeAttached();
  await glide(session, from, to, 12);
  await touch(session, "touchEnd", []);
  await expect.poll(() => idsOf(tiles)).toEqual([before[1], before[2], before[0], before[3]]);
  await expect(page.getByText(/^Moved to/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).tap();
  await expect.poll(() => idsOf(tiles)).toEqual(before);

  await tiles.nth(1).tap();
  await page.waitForURL(`**/posts/${before[1]}`);
});
