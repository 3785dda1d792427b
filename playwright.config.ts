import { defineConfig } from "playwright/test";
import { findChromium } from "./tests/support/chromium";

const { executablePath, env } = await findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/e2e-stack.ts",
  // A test that passes the second time is a test that fails.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // One browser at a time: the machine also runs the app, Postgres and the sandbox.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
