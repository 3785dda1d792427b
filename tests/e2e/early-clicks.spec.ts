import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { holdCode } from "./held-code";
import { addPerson, connect, passDialog, signIn } from "./people";
import { expect, once, test } from "./watched-test";

/**
 * The server as over a line that stalls in the middle of a page.
 * @param cut from where on nothing comes through until `goOn`; -1 where everything does
 */
async function startStallingLine(target: string, cut: (page: string) => number) {
  let goOn = () => {};
  const going = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const server = createServer((incoming, response) => {
    const { method, url = "/", headers } = incoming;
    const plain = { ...headers, "accept-encoding": "identity" };
    const passed = request(new URL(url, target), { method, headers: plain }, async (answer) => {
      const { "content-length": _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, kept);
      if (!/^text\/(html|x-component)/.test(kept["content-type"] ?? "")) return void answer.pipe(response);
      const page = Buffer.concat(await answer.toArray()).toString();
      const end = cut(page);
      if (end === -1) return void response.end(page);
      response.write(page.slice(0, end));
      await going;
      response.end(page.slice(end));
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  function stop() {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  }
  return { url: url.origin, goOn, stop };
}

test("buttons pressed before the page's code has arrived do their work when it has", once, async ({ page }) => {
  const person = await addPerson("Eva");
  const code = await holdCode(page);
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Continue with Facebook" }).click();
  await code.release();
  await passDialog(page, person.name);
  await page.waitForURL(/\/connect/);
});

test("Choose pressed while the rest of the page is still arriving chooses", once, async ({ page, baseURL }) => {
  const person = await addPerson("Efa");
  await signIn(page, person.name);
  await page.waitForURL(/\/connect/);
  const line = await startStallingLine(baseURL ?? "", (html) => html.indexOf("<ol"));
  try {
    await page.goto(`${line.url}/connect`, { waitUntil: "commit" });
    await page.getByRole("button", { name: /^Choose/ }).click();
    line.goOn();
    await page.waitForURL((url) => url.pathname === "/");
    await expect(page.getByText("Your feed starts here")).toBeVisible();
  } finally {
    line.goOn();
    await line.stop();
  }
});

test(
  "a button of the composer pressed before its code has arrived does its work when it has",
  once,
  async ({ page }) => {
    const person = await addPerson("Ewa");
    await connect(page, person.name);
    const code = await holdCode(page);
    await page.goto("/posts/new", { waitUntil: "commit" });
    await page.getByRole("button", { name: "Tomorrow 09:00" }).click();
    await page.getByRole("button", { name: "Saved texts" }).click();
    await page.getByRole("button", { name: "Schedule" }).click();
    await code.release();
    await expect(page.getByText("Choose a photo first.")).toBeVisible();
  },
);

test("a link pressed while the page after a step is still arriving is followed", once, async ({ page, baseURL }) => {
  const person = await addPerson("Ida");
  await signIn(page, person.name);
  await page.waitForURL(/\/connect/);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/posts\/new\?.*_rsc=/, async (route) => {
    await held;
    await route.fallback();
  });
  // What Next's own client asks for comes in lines; the one with the message about what was done is late, and those after it.
  const line = await startStallingLine(baseURL ?? "", (answer) => {
    const at = answer.indexOf("Account connected.");
    return at === -1 ? -1 : answer.lastIndexOf("\n", at) + 1;
  });
  try {
    await page.goto(`${line.url}/connect`);
    await page.getByRole("button", { name: /^Choose/ }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.getByRole("link", { name: "New post" }).first().click();
    line.goOn();
    await expect(page).toHaveURL((url) => url.search === "");
    letGo();
    await page.waitForURL((url) => url.pathname === "/posts/new");
  } finally {
    letGo();
    line.goOn();
    await line.stop();
  }
});
