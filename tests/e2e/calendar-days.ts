import { expect, type Locator, type Page } from "playwright/test";
import { toInstant, toLocal } from "../../lib/schedule/zone";
import { inDays, TIME_ZONE } from "./composing";

export type Noon = { at: Date; day: string };

/** 12:30 of a day some days ahead, on the person's clock. */
export function noonIn(days: number): Noon {
  const day = toLocal(inDays(days), TIME_ZONE).slice(0, 10);
  const time = toInstant(`${day}T12:30`, TIME_ZONE);
  if (time === null) throw new Error(`${day} is no day`);
  return { at: time.instant, day };
}

/**
 * Two days in a row, both ahead, in one week and one month: weeks start on Monday for this browser.
 * @param lastDay of the month on which the first of them may be: an agenda that begins late is too short to scroll
 */
export function twoDays(lastDay = 31): { from: Noon; to: Noon } {
  for (let days = 1; ; days++) {
    const [from, to] = [noonIn(days), noonIn(days + 1)];
    const isSunday = new Date(`${from.day}T00:00Z`).getUTCDay() === 0;
    if (Number(from.day.slice(8)) > lastDay) continue;
    if (!isSunday && from.day.slice(0, 7) === to.day.slice(0, 7)) return { from, to };
  }
}

export function cellOf(page: Page, day: string): Locator {
  return page.locator(`li[data-day="${day}"]`);
}

export function tilesOn(page: Page, day: string): Locator {
  return cellOf(page, day).locator("[data-post-id]");
}

/** Opens the days around one that has a post; the code for dragging is there when its tile says how to drag it. */
export async function openCalendar(page: Page, kind: "month" | "week", day: string): Promise<void> {
  await page.goto(`/calendar?${kind}=${kind === "month" ? day.slice(0, 7) : day}`);
  await expect(tilesOn(page, day).first()).toHaveAttribute("aria-describedby", /./);
}

/** The middle of something, on the screen. */
export async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
