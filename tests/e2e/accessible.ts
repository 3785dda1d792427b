import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, type Page } from "playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type WithAxe = { axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> } };

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
/** What the colours of a theme can spoil; everything else is the same in both. */
const COLOUR_OPTIONS: RunOptions = { ...OPTIONS, runOnly: { type: "rule", values: COLOUR_RULES } };

/** Looks at the screen as it is now, in light and in dark, and names every violation that axe finds. Sizes are the projects'. */
export async function expectAccessible(page: Page): Promise<void> {
  // The navigation stands there before the screen itself does.
  await expect(page.locator("h1").filter({ visible: true })).toHaveCount(1);
  await insertAxe(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await waitUntilStill(page);
    const options = colorScheme === "light" ? OPTIONS : COLOUR_OPTIONS;
    expect(await findViolations(page, options), `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Colours that are still on their way, from one theme to the other or because a button can be pressed now, would be judged half-way. */
async function waitUntilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map((each) => each.finished));
  });
}

/** Through the debugger, so that the page's own rules about scripts do not keep it out. */
async function insertAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  await session.detach();
}

async function findViolations(page: Page, options: RunOptions): Promise<string[]> {
  const results = await page.evaluate((asked) => (window as unknown as WithAxe).axe.run(document, asked), options);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`),
  );
}
