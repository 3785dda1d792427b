import type { Page } from "playwright/test";
import { compose, inDays } from "./composing";
import { addPerson, connect } from "./people";
import { expect, test } from "./watched-test";

/** One finger or two on the screen, from one place to another. Each place is the fingers' middle and how far they are apart. */
type Place = { x: number; y: number; apart: number };

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  const touch = (type: "touchStart" | "touchMove", { x, y, apart }: Place) => {
    const one = { x: x - apart / 2, y, id: 0 };
    const touchPoints = apart === 0 ? [one] : [one, { x: x + apart / 2, y, id: 1 }];
    return session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step += 1) {
    const at = (key: keyof Place) => from[key] + ((to[key] - from[key]) * step) / 10;
    await touch("touchMove", { x: at("x"), y: at("y"), apart: at("apart") });
  }
  // Where the fingers are is drawn once a frame: they are not lifted before the last place was.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

const cropOf = async (page: Page) =>
  ((await page.locator("[data-crop]").first().getAttribute("data-crop")) ?? "").split(",").map(Number);

test("two fingers zoom the photo in its frame, one moves it, and what the frame shows is scheduled", async ({
  page,
}) => {
  const person = await addPerson("Kaya");
  await connect(page, person.name);
  await compose(page, { colour: "#2a6bb5", caption: "Pinched", at: inDays(1), ratio: "1:1, square" });
  const stage = page.getByRole("application", { name: /^Crop/ });
  await stage.scrollIntoViewIfNeeded();
  const box = await page.getByTestId("cropper").boundingBox();
  if (box === null) throw new Error("no frame");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await drag(page, { ...middle, apart: 60 }, { ...middle, apart: 120 });
  await expect(page.getByRole("slider", { name: "Zoom" })).toHaveAttribute("aria-valuetext", "200 %");
  await drag(page, { ...middle, apart: 0 }, { x: middle.x - box.width / 4, y: middle.y, apart: 0 });
  await page.getByRole("button", { name: "Turn" }).click();
  await page.getByRole("slider", { name: "Straighten" }).fill("5");
  await page.getByRole("button", { name: "Done" }).click();

  // A square of 1,200 pixels, halved by the pinch; a quarter of its width to the right of the middle; then turned.
  const [, , width = 0, height = 0, rotation] = await cropOf(page);
  expect(width).toBe(height);
  expect(rotation).toBe(95);
  expect(width).toBeGreaterThan(500);
  expect(width).toBeLessThan(600);

  await page.getByRole("button", { name: "Schedule" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]").click();
  expect((await cropOf(page)).slice(2)).toEqual([width, height, 95]);
});

test("what is between two fingers stays between them, and a phone that is turned moves nothing", async ({ page }) => {
  const person = await addPerson("Kemal");
  await connect(page, person.name);
  await compose(page, { colour: "#2a6bb5", caption: "Held", at: null, ratio: "1:1, square" });
  await page.getByRole("application", { name: /^Crop/ }).scrollIntoViewIfNeeded();
  const box = await page.getByTestId("cropper").boundingBox();
  if (box === null) throw new Error("no frame");
  const from = { x: box.x + box.width * 0.75, y: box.y + box.height / 2, apart: 60 };

  // From 300 to 1,500 of 1,800 pixels: at 1,200 they begin, a tenth of the frame to the left they end, with half as many.
  await drag(page, from, { ...from, x: from.x - box.width / 10, apart: 120 });
  const [left = 0, top = 0, width = 0] = await cropOf(page);
  expect(width).toBe(600);
  expect(Math.abs(left - (1200 - 0.65 * width))).toBeLessThan(4);
  expect(Math.abs(top - 300)).toBeLessThan(4);

  const kept = await cropOf(page);
  await page.setViewportSize({ width: 844, height: 390 });
  await expect.poll(async () => (await page.getByTestId("cropper").boundingBox())?.width).not.toBe(box.width);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await page.getByTestId("cropper").boundingBox())?.width).toBe(box.width);
  expect(await cropOf(page)).toEqual(kept);
});
