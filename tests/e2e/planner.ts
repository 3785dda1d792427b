import { expect, type Locator, type Page } from "playwright/test";
import { inDays, schedule } from "./composing";

export function upcoming(page: Page): Locator {
  return page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]");
}

export function idsOf(tiles: Locator): Promise<(string | null)[]> {
  return tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute("data-post-id")));
}

/** Schedules a post for each of the next days and waits until they can be moved. @returns their ids, soonest first */
export async function planDays(page: Page, days: number): Promise<(string | null)[]> {
  const colours = ["#2a6bb5", "#2ab56b", "#b5532a", "#7a2ab5"];
  for (let day = 1; day <= days; day++) {
    await schedule(page, { colour: colours[day % 4] ?? "#555", caption: `Day ${day}`, at: inDays(day) });
  }
  await expect(upcoming(page)).toHaveCount(days);
  await waitUntilMovable(page);
  return idsOf(upcoming(page));
}

/** The code for dragging comes a moment after the page. */
export async function waitUntilMovable(page: Page): Promise<void> {
  await expect(page.locator("[data-post-id][aria-describedby]").first()).toBeVisible();
}

/** The middle of a tile, on the screen. */
export async function middleOf(tile: Locator): Promise<{ x: number; y: number }> {
  await tile.scrollIntoViewIfNeeded();
  const box = await tile.boundingBox();
  if (box === null) throw new Error("the tile is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export async function dragWithMouse(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y, { steps: 3 });
  await expect(page.locator("html[data-dragging]")).toBeAttached();
  await page.mouse.move(end.x, end.y, { steps: 12 });
  await page.mouse.up();
}
