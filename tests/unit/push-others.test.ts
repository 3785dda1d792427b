import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { endPushOfOthers } from "@/components/notifications/push-browser";

/** A browser with a subscription in it. */
class Browser {
  isSubscribed = true;
  /** Called in place of the next answer. */
  onAsked: (() => void) | null = null;
  readonly #kept = new Map<string, string>();

  readonly localStorage = {
    getItem: (key: string) => this.#kept.get(key) ?? null,
    setItem: (key: string, value: string) => void this.#kept.set(key, value),
    removeItem: (key: string) => void this.#kept.delete(key),
  };

  readonly navigator = { serviceWorker: { getRegistration: async () => ({ pushManager: this.#pushManager }) } };

  readonly #pushManager = {
    getSubscription: async () => {
      if (this.onAsked !== null) {
        this.onAsked();
        this.onAsked = null;
        return new Promise<never>(() => undefined);
      }
      return this.isSubscribed ? { unsubscribe: () => this.#end() } : null;
    },
  };

  async #end(): Promise<void> {
    this.isSubscribed = false;
  }
}

let browser: Browser;

/** The page is left while the browser is being asked for its subscription. */
async function leaveInTheMiddle(person: string | null): Promise<void> {
  await new Promise<void>((resolve) => {
    browser.onAsked = resolve;
    void endPushOfOthers(person);
  });
}

beforeEach(async () => {
  browser = new Browser();
  vi.stubGlobal("localStorage", browser.localStorage);
  vi.stubGlobal("navigator", browser.navigator);
  await endPushOfOthers("ada");
  expect(browser.isSubscribed).toBe(true);
});

afterEach(() => vi.unstubAllGlobals());

describe("what is pushed to a browser ends", () => {
  it.each([
    ["when somebody else signs in", "ben"],
    ["when the person is gone for good", null],
  ])("%s", async (_when, person) => {
    await endPushOfOthers(person);
    expect(browser.isSubscribed).toBe(false);
  });

  it("on the next page, when the first of somebody else's was left in the middle of it", async () => {
    await leaveInTheMiddle("ben");
    await endPushOfOthers("ben");
    expect(browser.isSubscribed).toBe(false);
  });

  it("for the next person, when the page that said goodbye was left in the middle of it", async () => {
    await leaveInTheMiddle(null);
    await endPushOfOthers("ben");
    expect(browser.isSubscribed).toBe(false);
  });
});

it("stays for the person whose it is, page after page", async () => {
  await endPushOfOthers("ada");
  expect(browser.isSubscribed).toBe(true);
});
