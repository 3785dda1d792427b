import { expectAccessible } from "./accessible";
import { drawPhoto } from "./composing";
import { addPerson, connect } from "./people";
import { expect, test } from "./watched-test";

test("the composer is right for a screen reader and in both themes, whatever is open in it", async ({ page }) => {
  const person = await addPerson("Wanda");
  await connect(page, person.name);
  await page.goto("/posts/new");
  await expect(page.getByText("Your time zone: Europe/Berlin")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Choose a photo").setInputFiles(await drawPhoto("#5b3a8c"));
  const crop = page.getByRole("button", { name: "Crop", exact: true });
  await expect(crop).toBeVisible();
  await page.getByLabel("Caption").fill("Rye #bread");
  await expectAccessible(page);
  await crop.click();
  await expect(page.getByRole("slider", { name: "Zoom" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Saved texts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText("Choose a day and a time.")).toBeInViewport();
  await expectAccessible(page);
});
