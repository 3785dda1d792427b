import { randomInt } from "node:crypto";
import { type BrowserContext, test as plain } from "playwright/test";

export { expect } from "playwright/test";

/** Marks a test that says the same on every screen: it runs at the size of a desk only. */
export const once = { tag: "@once" };

/** Marks a test that waits for minutes of the clock: it runs beside two others that work. */
export const byTheClock = { tag: "@clock" };

/** Both. */
export const onceByTheClock = { tag: ["@once", "@clock"] };

type Complaints = {
  /** Says that this test makes the browser complain, in words that match. Anything else still fails it. */
  expectComplaint: (words: RegExp) => void;
  /** For a second browser of a test's own: its complaints count too. */
  watch: (context: BrowserContext) => Promise<void>;
};

/**
 * Playwright's `test`, which fails when the browser complains about a page of Ospost: an error on the console, an uncaught
 * exception, or anything that the content security policy had to stop.
 */
export const test = plain.extend<Complaints & { complaints: { appUrl: string; heard: string[]; expected: RegExp[] } }>({
  complaints: async ({ baseURL }, use) => {
    const complaints = { appUrl: baseURL ?? "", heard: [] as string[], expected: [] as RegExp[] };
    await use(complaints);
    const surprises = complaints.heard.filter((line) => !complaints.expected.some((words) => words.test(line)));
    if (surprises.length > 0) throw new Error(`The browser complained:\n${surprises.join("\n")}`);
  },
  expectComplaint: async ({ complaints }, use) => {
    await use((words) => void complaints.expected.push(words));
  },
  watch: async ({ complaints }, use) => {
    await use((context) => listen(context, complaints.appUrl, complaints.heard));
  },
  // All tests together sign in more often in a minute than one address may, so each has one of its own, as behind a proxy.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  extraHTTPHeaders: async ({}, use) => {
    const address = ["10", randomInt(256), randomInt(256), randomInt(256)].join(".");
    await use({ "X-Forwarded-For": address });
  },
  context: async ({ context, watch }, use) => {
    await watch(context);
    await use(context);
  },
});

/** @param appUrl what other sites (the sandbox) do is their business */
async function listen(context: BrowserContext, appUrl: string, heard: string[]): Promise<void> {
  const isOurs = (url: string) => url === "" || url.startsWith(appUrl);
  context.on("console", (message) => {
    if (message.type() !== "error" || !isOurs(message.page()?.url() ?? "")) return;
    // A photo of this device that was let go of while it was still being drawn: another one has taken its place.
    if (message.location().url.startsWith("blob:")) return;
    heard.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (problem) => {
    const page = problem.page()?.url() ?? "";
    if (isOurs(page)) heard.push(`${problem.error().stack ?? problem.error()} (${page})`);
  });
  // Chromium says most of it on the console; what is blocked without a word there is heard here.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      console.error(`The policy stopped ${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
}
