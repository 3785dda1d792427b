import { expect, type Page } from "playwright/test";
import sharp from "sharp";
import { toLocal } from "../../lib/schedule/zone";
import { tick } from "./tick";

/** What `playwright.config.ts` tells the browser. */
export const TIME_ZONE = "Europe/Berlin";

/** A drawn photo, 3:2, in a colour of its own. */
export async function drawPhoto(colour: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const circle = Buffer.from(
    `<svg width="1800" height="1200"><circle cx="900" cy="600" r="420" fill="${colour}"/></svg>`,
  );
  const canvas = sharp({ create: { width: 1800, height: 1200, channels: 3, background: "#f3e9dc" } });
  const buffer = await canvas
    .composite([{ input: circle }])
    .jpeg()
    .toBuffer();
  return { name: "photo.jpg", mimeType: "image/jpeg", buffer };
}

/** Fills in the composer up to the buttons. */
export async function compose(
  page: Page,
  post: { colour: string; caption: string; at: Date | null; ratio?: string },
): Promise<void> {
  await page.goto("/posts/new");
  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto(post.colour));
  // Saved as a draft already, or about to be.
  await expect(
    page
      .getByText("Photo uploaded")
      .or(page.getByText(/^Saved \d\d:\d\d$/))
      .first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Crop", exact: true }).click();
  await tick(page.getByRole("radio", { name: post.ratio ?? "4:5" }));
  await page.getByLabel("Caption").fill(post.caption);
  if (post.at !== null) await page.getByLabel("Date and time").fill(toLocal(post.at, TIME_ZONE));
}

/** Composes and schedules a post, and lands on the planner. */
export async function schedule(page: Page, post: { colour: string; caption: string; at: Date }): Promise<void> {
  await compose(page, post);
  await page.getByRole("button", { name: "Schedule" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** The next full minute that is at least `seconds` away. */
export function nextMinute(seconds: number): Date {
  return new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000);
}

export function inDays(days: number): Date {
  return new Date(nextMinute(0).getTime() + days * 24 * 60 * 60_000);
}
