import { holdCode } from "./held-code";
import { addPerson, connect, signIn } from "./people";
import { dragWithMouse, idsOf, planDays, upcoming, waitUntilMovable } from "./planner";
import { expect, test } from "./watched-test";

test("a post is moved with the mouse, the other tab sees it, and Undo puts everything back", async ({
  page,
  context,
}) => {
  const person = await addPerson("Tara");
  await connect(page, person.name);
  const before = await planDays(page, 3);
  const other = await context.newPage();
  await other.goto("/");
  await expect.poll(() => idsOf(upcoming(other))).toEqual(before);

  const tiles = upcoming(page);
  const moved = [before[2], before[0], before[1]];
  await dragWithMouse(page, tiles.nth(2), tiles.nth(0));
  await expect.poll(() => idsOf(tiles)).toEqual(moved);
  await expect(page.getByRole("status").getByText(/Moved to tomorrow/)).toBeVisible();
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await expect.poll(() => idsOf(upcoming(other))).toEqual(moved);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Back where it was.")).toBeVisible();
  await expect.poll(() => idsOf(tiles)).toEqual(before);
  await expect.poll(() => idsOf(upcoming(other))).toEqual(before);
  await page.reload();
  await expect.poll(() => idsOf(upcoming(page))).toEqual(before);
});

test("a post is moved and moved back with the keyboard alone, and each step is said", async ({ page }) => {
  const person = await addPerson("Uma");
  await connect(page, person.name);
  const before = await planDays(page, 3);
  const tiles = upcoming(page);
  await tiles.nth(0).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/Picked up from place 1 of 3, Tomorrow/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/Now at place 2 of 3/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/Now at place 3 of 3/)).toBeAttached();
  await page.keyboard.press("Space");
  await expect.poll(() => idsOf(tiles)).toEqual([before[1], before[2], before[0]]);

  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  for (let presses = 0; presses < 20 && !(await undo.evaluate((it) => it === document.activeElement)); presses++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => idsOf(tiles)).toEqual(before);

  // Escape puts back, Enter opens.
  await tiles.nth(1).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/Picked up from place 2 of 3/)).toBeAttached();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText(/Now at place 1 of 3/)).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Put back where it was.")).toBeAttached();
  expect(await idsOf(tiles)).toEqual(before);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/posts/${before[1]}`);
});

test("keys pressed before anybody listens to them are not lost", async ({ page }) => {
  const person = await addPerson("Ulla");
  await connect(page, person.name);
  const before = await planDays(page, 3);
  const tiles = upcoming(page);
  await tiles.nth(0).evaluate((tile) => {
    const press = (code: string) => tile.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true }));
    tile.focus();
    for (const code of ["Space", "ArrowRight", "ArrowRight"]) press(code);
  });
  await expect(page.getByText(/Now at place 3 of 3/)).toBeAttached();
  await page.keyboard.press("Space");
  await expect.poll(() => idsOf(tiles)).toEqual([before[1], before[2], before[0]]);
});

test("a tile that is pressed when the code for dragging arrives still opens", async ({ page }) => {
  const person = await addPerson("Ute");
  await connect(page, person.name);
  const before = await planDays(page, 2);
  // A sentence of dnd-kit's own, which nobody is ever told.
  const code = await holdCode(page, "Picked up draggable item");
  await page.reload();
  const tile = upcoming(page).nth(0);
  await tile.hover();
  await page.mouse.down();
  await code.arrive();
  await page.mouse.up();
  await page.waitForURL(`**/posts/${before[0]}`);
});

test("who moves in a plan that has changed meanwhile is told, and sees the new one", async ({ page, browser }) => {
  const person = await addPerson("Vera");
  await connect(page, person.name);
  const before = await planDays(page, 3);

  // Another device, whose looks at whether the plan is still the same do not come through.
  const elsewhere = await browser.newContext();
  const phone = await elsewhere.newPage();
  await phone.route("**/api/planner/version", (route) => route.abort());
  await signIn(phone, person.name);
  await phone.waitForURL((url) => url.pathname === "/");
  await waitUntilMovable(phone);

  await dragWithMouse(page, upcoming(page).nth(0), upcoming(page).nth(1));
  const moved = [before[1], before[0], before[2]];
  await expect(page.getByText(/^Moved to/)).toBeVisible();
  await dragWithMouse(phone, upcoming(phone).nth(2), upcoming(phone).nth(0));
  await expect(phone.getByText("The plan changed meanwhile.")).toBeVisible();
  await expect.poll(() => idsOf(upcoming(phone))).toEqual(moved);
  await elsewhere.close();
});

test("the profile is rearranged as it is seen, newest first", async ({ page }) => {
  const person = await addPerson("Wim");
  await connect(page, person.name);
  const before = await planDays(page, 3);
  await page.getByRole("link", { name: "As profile" }).click();
  const tiles = page.getByRole("region", { name: "Profile" }).locator("[data-post-id]");
  await expect.poll(() => idsOf(tiles)).toEqual(before.toReversed());
  await waitUntilMovable(page);
  await dragWithMouse(page, tiles.nth(2), tiles.nth(0));
  await expect(page.getByText(/^Moved to/)).toBeVisible();
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await expect.poll(() => idsOf(upcoming(page))).toEqual([before[1], before[2], before[0]]);
});
