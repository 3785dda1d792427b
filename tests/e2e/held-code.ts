import type { Page } from "playwright/test";

/**
 * Keeps code of the page back until it is called for, as a slow line would.
 * @param words in the code that is meant; all of it without them
 * @returns `release` lets it go on, as everything after it; `arrive` also waits until it has run
 */
export async function holdCode(page: Page, words = "") {
  const [release, held] = [latch(), latch()];
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(words)) {
      held.open();
      await release.opened;
    }
    await route.fulfill({ response });
  });
  async function letGo() {
    release.open();
    // What is still fetched when a test ends would be called its failure.
    await page.unrouteAll({ behavior: "wait" });
  }
  async function arrive() {
    await held.opened;
    const finished = page.waitForEvent("requestfinished");
    await letGo();
    await finished;
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    });
  }
  return { release: letGo, arrive };
}

function latch(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
