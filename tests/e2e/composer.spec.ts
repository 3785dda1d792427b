import type { Page } from "playwright/test";
import sharp from "sharp";
import { turnedSize } from "../../lib/images/rotation";
import { toLocal } from "../../lib/schedule/zone";
import { compose, drawPhoto, inDays, schedule, TIME_ZONE } from "./composing";
import { addPerson, connect, openSandbox } from "./people";
import { expect, once, test } from "./watched-test";

const savedStatus = (page: Page) => page.locator("[data-save-status]").filter({ hasText: /^Saved \d\d:\d\d$/ });

/** What this browser keeps of posts. */
const listKept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("ospost:")));

/** Everything but a photo, which a JPEG of noise is as heavy as. */
async function drawHeavyPhoto(width: number, height: number) {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const canvas = sharp({ create: { width, height, channels: 3, background: "#808080", noise } });
  return { name: "heavy.jpg", mimeType: "image/jpeg", buffer: await canvas.jpeg({ quality: 90 }).toBuffer() };
}

type Line = "up" | "down" | "slow";

/** Lets a test change the page's line. One session for all of it: where two disagree, a full Chrome listens to the wrong one. */
async function holdLine(page: Page): Promise<(line: Line) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  return (line) => {
    // So slow that an upload can be watched.
    const uploadThroughput = line === "slow" ? 400 * 1024 : -1;
    const conditions = { offline: line === "down", latency: 0, downloadThroughput: -1, uploadThroughput };
    return session.send("Network.emulateNetworkConditions", conditions);
  };
}

/** The crop that the form would publish, as the picture in the page says it. */
async function cropOf(page: Page): Promise<number[]> {
  const text = await page.locator("[data-crop]").first().getAttribute("data-crop");
  return (text ?? "").split(",").map(Number);
}

/** The same, measured on the screen: where the cropper's frame lies in the box around the photo. `compose` has 1,800 by 1,200 pixels. */
async function seenCrop(page: Page, rotation: number): Promise<number[]> {
  const frame = await page.getByTestId("cropper").boundingBox();
  const photo = await page.getByTestId("container").locator("img").boundingBox();
  if (frame === null || photo === null) throw new Error("Nothing to crop is shown.");
  const perPx = turnedSize({ width: 1800, height: 1200 }, rotation).width / photo.width;
  return [frame.x - photo.x, frame.y - photo.y, frame.width, frame.height].map((px) => px * perPx);
}

function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

test("an upload shows how far it is, can be cancelled, and the same photo can be chosen again", async ({ page }) => {
  const person = await addPerson("Cleo");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await expect(page.getByText("Your time zone: Europe/Berlin")).toBeVisible();
  const photo = await drawHeavyPhoto(2000, 1600);
  const setLine = await holdLine(page);
  await setLine("slow");
  await page.getByLabel("Choose a photo").setInputFiles(photo);
  const progress = page.getByRole("progressbar");
  await expect(progress).toBeVisible();
  await expect.poll(async () => Number(await progress.getAttribute("value"))).toBeGreaterThan(5);
  await page.getByRole("button", { name: "Cancel upload" }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.getByLabel("Choose a photo")).toBeAttached();

  await setLine("up");
  await page.getByLabel("Choose a photo").setInputFiles(photo);
  await expect(savedStatus(page)).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveCount(0);
});

test("losing the line in the middle of an upload is said, and trying again works", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const person = await addPerson("Dora");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await expect(page.getByText("Your time zone: Europe/Berlin")).toBeVisible();
  const setLine = await holdLine(page);
  await setLine("slow");
  await page.getByLabel("Choose a photo").setInputFiles(await drawHeavyPhoto(2000, 1600));
  await expect.poll(async () => Number(await page.getByRole("progressbar").getAttribute("value"))).toBeGreaterThan(5);
  await setLine("down");
  await expect(page.getByText("The connection was lost")).toBeVisible();
  await page.getByLabel("Caption").fill("Written without a line");
  await expect(page.getByText("No connection. What you write is kept on this device.")).toBeVisible();

  await setLine("up");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(savedStatus(page)).toBeVisible({ timeout: 20_000 });
  await page.goto("/");
  await page.getByRole("region", { name: "Drafts" }).locator("[data-post-id]").click();
  await expect(page.getByLabel("Caption")).toHaveValue("Written without a line");
  await expect(page.locator("[data-crop]").first()).toBeVisible();
});

test("a draft is there again after a reload, with its photo, its crop and its words", async ({ page }) => {
  const person = await addPerson("Enno");
  await connect(page, person.name);
  const at = inDays(2);
  await compose(page, { colour: "#2a6bb5", caption: "Half a thought", at, ratio: "1:1, square" });
  await page.getByRole("button", { name: "Done" }).click();
  await expect(savedStatus(page)).toBeVisible();
  const crop = await cropOf(page);
  expect(crop[2]).toBe(crop[3]);
  await page.reload();
  await expect(page).toHaveURL(/\/posts\/new\?draft=/);
  await expect(page.getByLabel("Caption")).toHaveValue("Half a thought");
  await expect(page.getByLabel("Date and time")).toHaveValue(toLocal(at, TIME_ZONE));
  expect(await cropOf(page)).toEqual(crop);
});

test(
  "what never reached the server is offered again on the next new post",
  once,
  async ({ page, context, expectComplaint }) => {
    expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    const person = await addPerson("Frida");
    await connect(page, person.name);
    await page.goto("/posts/new");
    await expect(page.getByText("Your time zone: Europe/Berlin")).toBeVisible();
    await context.setOffline(true);
    await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#2ab56b"));
    await page.getByLabel("Caption").fill("In a tunnel");
    await expect(page.getByText("No connection. What you write is kept on this device.")).toBeVisible();
    await page.close();

    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto("/posts/new");
    await later.getByRole("button", { name: "Go on with it" }).click();
    await expect(later.getByLabel("Caption")).toHaveValue("In a tunnel");
    await expect(savedStatus(later)).toBeVisible();
    await expect(later.getByRole("button", { name: "Crop", exact: true })).toBeVisible();
  },
);

test("a crop can be changed later, always from the whole photo", async ({ page }) => {
  const sandbox = openSandbox();
  const person = await addPerson("Gitta");
  await connect(page, person.name);
  await schedule(page, { colour: "#b5532a", caption: "Cut anew", at: inDays(1) });
  await page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]").click();
  const before = await cropOf(page);
  expect((before[2] ?? 0) / (before[3] ?? 1)).toBeCloseTo(0.8, 2);
  await page.getByRole("button", { name: "Crop", exact: true }).click();
  await expect(page.getByRole("radio", { name: "4:5, portrait" })).toBeChecked();

  // By keys alone: the whole photo, zoomed in, moved to the left edge.
  await page.getByRole("radio", { name: "Original, nothing cut off" }).press("Space");
  const stage = page.getByRole("application", { name: /^Crop/ });
  await stage.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("+");
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("button", { name: "Done" }).press("Enter");
  const crop = await cropOf(page);
  expect(crop[0]).toBe(0);
  expect((crop[2] ?? 0) / (crop[3] ?? 1)).toBeCloseTo(1.5, 2);
  await expect(page.getByText("Not saved yet. Save changes")).toBeVisible();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved.")).toBeVisible();

  await page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]").click();
  expect(await cropOf(page)).toEqual(crop);
  await page.getByRole("button", { name: "Post now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Post now" }).click();
  await expect(page.getByRole("link", { name: "See it on Instagram" })).toBeVisible({ timeout: 30_000 });
  const [media] = await sandbox.listMedia(person.pages[0]?.account?.id);
  const [image] = media?.images ?? [];
  expect([image?.width, image?.height]).toEqual([crop[2], crop[3]]);
});

test("the cropper shows what is published, whatever is done to it or to its window", once, async ({ page }) => {
  const person = await addPerson("Gunnar");
  await connect(page, person.name);
  await compose(page, { colour: "#2a6bb5", caption: "Seen", at: null, ratio: "1:1, square" });
  /** In pixels of the photo; the screen has about a third as many. */
  const expectSeen = async (rotation: number) => {
    const crop = await cropOf(page);
    expect(crop[4]).toBe(rotation);
    // What is drawn follows one frame of the browser later.
    await expect
      .poll(async () => Math.max(...(await seenCrop(page, rotation)).map((px, at) => Math.abs(px - (crop[at] ?? 0)))))
      .toBeLessThan(5);
    return crop;
  };
  await expectSeen(0);

  // The mouse moves it with its main button only, the keys go on from there, the wheel zooms where it points.
  const stage = page.getByRole("application", { name: /^Crop/ });
  await stage.scrollIntoViewIfNeeded();
  const frame = await page.getByTestId("cropper").boundingBox();
  if (frame === null) throw new Error("no frame");
  const drag = async (button: "left" | "middle") => {
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
    await page.mouse.down({ button });
    await page.mouse.move(frame.x + frame.width / 4, frame.y + frame.height / 2, { steps: 5 });
    await page.mouse.up({ button });
  };
  await drag("middle");
  expect((await expectSeen(0))[0]).toBe(300);
  await drag("left");
  await expect.poll(async () => (await cropOf(page))[0]).toBe(600);
  await expect(stage).toBeFocused();
  await page.keyboard.press("ArrowRight");
  expect((await expectSeen(0))[0]).toBe(588);
  await page.keyboard.down("Control");
  await page.mouse.move(frame.x + 1, frame.y + 1);
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(async () => (await cropOf(page))[2]).toBe(800);
  const [left = 0, top = 0] = await expectSeen(0);
  expect([Math.abs(left - 588), Math.abs(top)].every((px) => px < 5)).toBe(true);

  // Another window, another shape, a slant: the middle stays, the frame is filled.
  await page.getByRole("slider", { name: "Straighten" }).fill("7");
  const slanted = await expectSeen(7);
  await page.mouse.down();
  await page.setViewportSize({ width: 700, height: 500 });
  expect(await expectSeen(7)).toEqual(slanted);
  await page.mouse.up();
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await expectSeen(7)).toEqual(slanted);
  for (const ratio of ["1.91:1, landscape", "4:5, portrait"]) {
    await page.getByRole("radio", { name: ratio }).press("Space");
    await expectSeen(7);
  }
  await page.getByRole("slider", { name: "Zoom" }).fill("1");
  await page.getByRole("slider", { name: "Straighten" }).fill("-30");
  await page.getByRole("button", { name: "Turn" }).click();
  const turned = await expectSeen(60);

  // Opened again, it begins with just this, and a press alone changes nothing.
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Crop", exact: true }).click();
  expect(await expectSeen(60)).toEqual(turned);
  await stage.click();
  expect(await expectSeen(60)).toEqual(turned);

  // Without the control key the wheel is the page's.
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, scrolled > 0 ? -20 : 20);
  await expect.poll(() => page.evaluate(() => window.scrollY)).not.toBe(scrolled);
  expect(await expectSeen(60)).toEqual(turned);
});

test("a time that comes twice and one that does not exist are explained, and the second can be chosen", async ({
  page,
}) => {
  const person = await addPerson("Hugo");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await expect(page.getByText("Your time zone: Europe/Berlin")).toBeVisible();
  await page.getByLabel("Caption").fill("Clocks");
  // Beyond the 50 days, whatever day it is; a draft may have such a time, and the clocks are explained all the same.
  const year = new Date().getUTCFullYear() + 1;
  const lastSunday = (month: number) => {
    const day = new Date(Date.UTC(year, month, 31));
    return new Date(day.getTime() - day.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
  };
  await page.getByLabel("Date and time").fill(`${lastSunday(2)}T02:30`);
  await expect(page.getByText("there is no 02:30")).toBeVisible();
  await page.getByLabel("Date and time").fill(`${lastSunday(9)}T02:30`);
  await expect(page.getByText("02:30 comes twice")).toBeVisible();
  await page.getByRole("radio", { name: "The second 02:30 (UTC+1)" }).check();
  await expect(savedStatus(page)).toBeVisible();
  await expect.poll(() => listKept(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole("radio", { name: "The second 02:30 (UTC+1)" })).toBeChecked();

  // Another zone: what is chosen keeps its moment, what is written stays.
  await page.getByRole("button", { name: "Change time zone" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Time zone").selectOption("America/New_York");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your time zone: America/New York")).toBeVisible();
  await expect(page.getByLabel("Date and time")).toHaveValue(`${previousDay(lastSunday(9))}T21:30`);
  await expect(page.getByLabel("Caption")).toHaveValue("Clocks");
});

test(
  "the later of two windows is told, sees the other version, and nothing is written over unasked",
  once,
  async ({ page, context }) => {
    const person = await addPerson("Ilse");
    await connect(page, person.name);
    await page.goto("/posts/new");
    await page.getByLabel("Caption").fill("The first words");
    await expect(savedStatus(page)).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByLabel("Caption")).toHaveValue("The first words");

    await page.getByLabel("Caption").fill("From the first window");
    await expect(savedStatus(page)).toBeVisible();
    await expect.poll(() => listKept(page)).toEqual([]);
    await other.getByLabel("Caption").fill("From the second window");
    const dialog = other.getByRole("dialog", { name: "Changed in another window" });
    await expect(dialog.getByText("From the first window")).toBeVisible();
    await dialog.getByRole("button", { name: "Keep mine" }).click();
    await expect(savedStatus(other)).toBeVisible();

    await page.getByLabel("Caption").fill("The first window again");
    await page.getByRole("dialog").getByRole("button", { name: "Take the other one" }).click();
    await expect(page.getByLabel("Caption")).toHaveValue("From the second window");
  },
);

test(
  "edits of a scheduled post wait on this device and change nothing until they are saved",
  once,
  async ({ page }) => {
    const person = await addPerson("Jule");
    await connect(page, person.name);
    await schedule(page, { colour: "#7a2ab5", caption: "As planned", at: inDays(1) });
    const tile = page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]");
    await tile.click();
    await page.getByLabel("Caption").fill("Not sure yet");
    await expect(page.getByText("Not saved yet.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Caption")).toHaveValue("As planned");
    await page.getByRole("button", { name: "Put the changes back" }).click();
    await expect(page.getByLabel("Caption")).toHaveValue("Not sure yet");
    await page.getByRole("link", { name: "Back to the planner" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await tile.click();
    await page.getByRole("button", { name: "Throw away" }).click();
    await expect(page.getByLabel("Caption")).toHaveValue("As planned");
  },
);

test("texts are kept, renamed, put into the next caption, and thrown away", async ({ page }) => {
  const person = await addPerson("Lena");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await page.getByLabel("Caption").fill("Fresh today #bread #bakery");
  await page.getByRole("button", { name: "Saved texts" }).click();
  await page.getByLabel("Only its hashtags").check();
  await page.getByLabel("Keep this caption as").fill("Tags");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("button", { name: "Rename Tags" }).click();
  await page.getByLabel("New name").fill("Bakery tags");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Rename Bakery tags" })).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();

  await page.goto("/posts/new");
  await page.getByLabel("Caption").fill("Again");
  await page.getByRole("button", { name: "Saved texts" }).click();
  await page.getByRole("button", { name: "Insert Bakery tags" }).click();
  await expect(page.getByLabel("Caption")).toHaveValue("Again\n\n#bread #bakery");
  await page.getByRole("button", { name: "Saved texts" }).click();
  await page.getByRole("button", { name: "Remove Bakery tags" }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("Nothing saved yet.")).toBeVisible();
});

test("a post is duplicated as a draft of its own, and says when two are too close", async ({ page }) => {
  const person = await addPerson("Momo");
  await connect(page, person.name);
  const at = inDays(2);
  await schedule(page, { colour: "#555", caption: "Twice", at });
  await page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]").click();
  const first = page.url();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.waitForURL((url) => url.href !== first);
  await expect(page.getByRole("button", { name: "Save draft" })).toBeVisible();
  await expect(page.getByLabel("Caption")).toHaveValue("Twice");
  await expect(page.getByRole("button", { name: "Crop", exact: true })).toBeVisible();
  await page.getByLabel("Date and time").fill(toLocal(new Date(at.getTime() + 5 * 60_000), TIME_ZONE));
  await expect(page.getByText("5 minutes earlier")).toBeVisible();
  await page.getByRole("button", { name: "Schedule" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await expect(page.getByRole("region", { name: "Upcoming" }).locator("[data-post-id]")).toHaveCount(2);
});
