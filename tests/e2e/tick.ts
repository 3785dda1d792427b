import { expect, type Locator } from "playwright/test";

/** Ticks a box or a choice as a person does: by its label, which is what can be seen of it. */
export async function tick(box: Locator): Promise<void> {
  await box.locator("xpath=ancestor::label").click();
  await expect(box).toBeChecked();
}
