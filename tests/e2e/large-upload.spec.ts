import { appendFile, writeFile } from "node:fs/promises";
import { heavyPhoto } from "../fixtures/photo";
import { drawPhoto } from "./composing";
import { addPerson, connect } from "./people";
import { expect, once, test } from "./watched-test";

/** Drawing 29 MB of noise takes a while on a busy machine, and so does decoding them. */
const TEST_MS = 120_000;
const SENT_MS = 60_000;

test("a photo of 29 MB is chosen, sent, and saved with the draft", once, async ({ page }, info) => {
  test.setTimeout(TEST_MS);
  const file = info.outputPath("large.jpg");
  await writeFile(file, await heavyPhoto());
  const person = await addPerson("Gross");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await page.getByLabel("Choose a photo").setInputFiles(file);
  const saved = page.locator("[data-save-status]").filter({ hasText: /^Saved \d\d:\d\d$/ });
  await expect(saved).toBeVisible({ timeout: SENT_MS });
  await page.goto("/");
  await page.getByRole("region", { name: "Drafts" }).locator("[data-post-id]").click();
  await expect(page.locator("[data-crop]").first()).toHaveAttribute("data-crop", /\b3240\b/);
});

test(
  "a photo that was changed on the device after it was chosen is asked for again",
  once,
  async ({ page, expectComplaint }, info) => {
    expectComplaint(/ERR_FAILED|ERR_UPLOAD_FILE_CHANGED/);
    const file = info.outputPath("photo.jpg");
    await writeFile(file, (await drawPhoto("#b52a6b")).buffer);
    const person = await addPerson("Gudrun");
    await connect(page, person.name);
    await page.goto("/posts/new");
    await page.route("**/api/uploads", (route) => route.abort());
    await page.getByLabel("Choose a photo").setInputFiles(file);
    await expect(page.getByText("The photo did not get through")).toBeVisible();
    await page.unroute("**/api/uploads");
    await appendFile(file, "changed");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("This photo was changed, moved or deleted on your device")).toBeVisible();
  },
);
