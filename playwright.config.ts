import { defineConfig } from "playwright/test";
import { findChromium } from "./tests/support/chromium";

const { executablePath, env } = await findChromium();

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const PHONE_ONLY = /-(touch|phone)\.spec\.ts$/;
/** A desk's grid and mouse, and what does not depend on the size of the screen, are tried once. */
const DESKTOP_ONLY = /(calendar|planner-moving|secrets|notifications|hostile-uploads)\.spec\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/e2e-stack.ts",
  // A test that passes the second time is a test that fails.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Each test has a person of its own.
  workers: 3,
  fullyParallel: true,
  // A bound for what never comes, wide enough for a machine that is busy with other things.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.OSPOST_APP_URL ?? "",
    launchOptions: { executablePath, env: { ...process.env, ...env } as Record<string, string> },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "off",
    video: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    // Begun first and one at a time, beside the others: they mostly wait for a minute of the clock.
    { name: "desktop, by the clock", grep: /@clock/, testIgnore: PHONE_ONLY, workers: 1, use: DESKTOP },
    {
      name: "phone, by the clock",
      grep: /@clock/,
      grepInvert: /@once/,
      testIgnore: DESKTOP_ONLY,
      workers: 1,
      use: PHONE,
    },
    { name: "desktop", grepInvert: /@clock/, testIgnore: PHONE_ONLY, workers: 2, use: DESKTOP },
    { name: "phone", grepInvert: /@clock|@once/, testIgnore: DESKTOP_ONLY, workers: 2, use: PHONE },
  ],
});
