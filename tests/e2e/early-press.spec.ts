import type { Page } from "playwright/test";
import { toLocal } from "../../lib/schedule/zone";
import { heicOf } from "../fixtures/heic";
import { drawPhoto, inDays, schedule, TIME_ZONE } from "./composing";
import { addPerson, connect, openSandbox } from "./people";
import { upcoming } from "./planner";
import { expect, once, test } from "./watched-test";

/** The upload's bytes go through, but the answer that they are there is kept back until it is called for. */
async function holdUploads(page: Page): Promise<{ arrive: () => void }> {
  let arrive = () => {};
  const called = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/api\/uploads\/[^/]+$/, async (route) => {
    if (route.request().method() === "POST") await called;
    await route.fallback();
  });
  return { arrive };
}

/** Opens an empty composer that hears what is done to it. */
async function openComposer(page: Page): Promise<void> {
  await page.goto("/posts/new");
  await page.getByLabel("Caption").fill("Before the photo was there");
  await expect(page.getByText("42 of")).toHaveCount(0);
  await expect(page.getByText("26 of")).toBeVisible();
}

const confirmPostNow = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Post now" }).click();

test("Post now right after choosing a photo waits for it, and posts once", async ({ page }) => {
  const sandbox = openSandbox();
  const person = await addPerson("Pia");
  await connect(page, person.name);
  await openComposer(page);
  const photo = { name: "IMG_0001.HEIC", mimeType: "image/heic", buffer: heicOf({ turns: 1 }) };
  await page.getByLabel("Choose a photo").setInputFiles(photo);
  await page.getByRole("button", { name: "Post now" }).click();
  await confirmPostNow(page);
  await expect(page.getByRole("link", { name: "See it on Instagram" })).toBeVisible({ timeout: 60_000 });
  const media = await sandbox.listMedia(person.pages[0]?.account?.id);
  expect(media.map(({ caption }) => caption)).toEqual(["Before the photo was there"]);
});

test("Schedule pressed during an upload sends what the page says when the photo is there, once", async ({ page }) => {
  const person = await addPerson("Paul");
  await connect(page, person.name);
  await openComposer(page);
  const upload = await holdUploads(page);
  await page.getByLabel("Date and time").fill(toLocal(inDays(1), TIME_ZONE));
  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#2a6bb5"));
  const button = page.getByRole("button", { name: "Schedule" });
  await button.dblclick(); // The second press falls on what lies there by then.
  await expect(page.getByRole("status").getByText("It is scheduled as soon as the photo is uploaded")).toBeVisible();
  const waiting = page.getByRole("button", { name: /^(Waiting for|Checking) the photo…/ });
  await expect(waiting).toBeFocused();
  await expect(page.getByRole("button", { name: "Post now" })).toBeHidden();

  // Taken back, and pressed again.
  await page.getByRole("button", { name: "Cancel and go on writing" }).press("Enter");
  await expect(button).toBeFocused();
  await button.press("Enter");
  await waiting.press("Enter");

  // Leaving would be the end of it.
  await page.getByRole("link", { name: "Back to the planner" }).click();
  const leaving = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(leaving.getByText("If you leave now, this is not scheduled.")).toBeVisible();
  await leaving.getByRole("button", { name: "Stay here" }).click();

  await page.getByLabel("Caption").fill("Changed while it waited");
  upload.arrive();
  await page.waitForURL((url) => url.pathname === "/");
  await expect(page.getByText("Scheduled. Goes out")).toBeVisible();
  await expect(upcoming(page)).toHaveCount(1);
  await expect(upcoming(page)).toHaveAccessibleName(/Changed while it waited/);
});

test(
  "a photo that is refused while a press waits for it says why, and nothing is lost",
  once,
  async ({ page, expectComplaint }) => {
    expectComplaint(/status of 422 .*\/api\/uploads\//);
    const sandbox = openSandbox();
    const person = await addPerson("Pola");
    await connect(page, person.name);
    await openComposer(page);
    const upload = await holdUploads(page);
    const broken = { name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("This is no photo at all.") };
    await page.getByLabel("Choose a photo").setInputFiles(broken);
    await page.getByRole("button", { name: "Post now" }).click();
    await confirmPostNow(page);
    await page.getByLabel("Caption").fill("Still being written");
    upload.arrive();
    await expect(page.getByRole("alert").filter({ hasText: /^Not posted\. \w/ })).toBeVisible();
    // Whoever writes is not taken away from it.
    await expect(page.getByLabel("Caption")).toBeFocused();
    await expect(page.getByLabel("Caption")).toHaveValue("Still being written");

    await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#2ab56b"));
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Post now" }).click();
    await confirmPostNow(page);
    await expect(page.getByRole("link", { name: "See it on Instagram" })).toBeVisible({ timeout: 60_000 });
    expect(await sandbox.listMedia(person.pages[0]?.account?.id)).toHaveLength(1);
  },
);

test("changes saved while another photo is on its way do not keep the old one", once, async ({ page }) => {
  const person = await addPerson("Pepe");
  await connect(page, person.name);
  await schedule(page, { colour: "#b5532a", caption: "The old photo", at: inDays(1) });
  const picture = upcoming(page).locator("img");
  const before = await picture.getAttribute("src");
  await upcoming(page).click();
  const upload = await holdUploads(page);
  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#2a6bb5"));
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Your changes are saved as soon as the photo is uploaded")).toBeVisible();

  // Without the new photo there is nothing to save: the old one is not sent in its place.
  await page.getByRole("button", { name: "Cancel upload" }).click();
  await expect(page.getByText("Changes not saved. The upload was cancelled.")).toBeVisible();

  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#2a6bb5"));
  await page.getByRole("button", { name: "Save changes" }).click();
  upload.arrive();
  await expect(page.getByText("Changes saved.")).toBeVisible();
  await expect(picture).not.toHaveAttribute("src", before ?? "");
});
