import type { Page } from "playwright/test";
import { type AddedPerson, connectControl } from "../sandbox/control/client";

/** The sandbox that the running stack talks to. */
export function openSandbox() {
  const url = process.env.OSPOST_SANDBOX_URL;
  if (url === undefined) throw new Error("OSPOST_SANDBOX_URL is missing: the stack does not run");
  return { url, ...connectControl(url) };
}

/** A person of the test's own, whom the dialog offers, so that tests never meet. */
export async function addPerson(name: string, order: Record<string, unknown> = {}): Promise<AddedPerson> {
  const [person] = await openSandbox().addPeople({ name, listed: true, ...order });
  if (person === undefined) throw new Error("the sandbox made nobody");
  return person;
}

/** Signs in through Facebook's dialog, as that person. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await passDialog(page, name);
}

/** Answers Facebook's dialog as that person, with everything as it is ticked. */
export async function passDialog(page: Page, name: string): Promise<void> {
  await page.getByRole("radio", { name }).check();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Signs in and chooses the person's (first) account. */
export async function connect(page: Page, name: string): Promise<void> {
  await signIn(page, name);
  await page
    .getByRole("button", { name: /^Choose/ })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === "/");
}
