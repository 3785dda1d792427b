import { findInstalled } from "../../tests/support/chromium";
import { installChromium } from "./install-chromium";
import { runInBrowser } from "./suites";
import { NOTHING, type Tally } from "./tally";

/** Every screen, and the main job: what a full browser does by itself, it does there. */
const PART = ["screens.spec", "main-job.spec", "--project=desktop"];

/**
 * Runs a part of the end-to-end tests once more, in a full Chrome or Chromium: the one from npm has no tabs, so it never
 * asks for an icon. Where there is none and none can be had, that is said and is no failure.
 * @returns what became of the tests, and a sentence when they were left out
 */
export async function runInFullBrowser(): Promise<{ tally: Tally; leftOut: string | null }> {
  const asked = process.env.OSPOST_CHROMIUM;
  const full = asked ? `all of them ran in the one that OSPOST_CHROMIUM asks for (${asked})` : await findFullBrowser();
  if (typeof full === "string") {
    return { tally: NOTHING, leftOut: `Left out: the end-to-end tests in a full Chrome or Chromium, as ${full}.` };
  }
  console.log(`\n── some e2e tests again, in ${full.executable}`);
  return { tally: await runInBrowser(full.executable, PART), leftOut: null };
}

/** @returns an installed browser, installed just now if need be, or why there is none */
export async function findFullBrowser(find = findInstalled, install = installAsRoot) {
  const found = await find();
  if (found !== null) return { executable: found };
  const trouble = await install();
  if (trouble !== null) return `none is installed, and it cannot be now: ${trouble}`;
  const installed = await find();
  return installed === null ? "what apt-get installed does not run" : { executable: installed };
}

/** Not on people's own machines, where they are not root: nothing is installed there without their asking. */
async function installAsRoot(): Promise<string | null> {
  if (process.getuid?.() !== 0) return "only root can install one";
  console.log("\n── Chromium, by apt-get");
  return installChromium();
}
