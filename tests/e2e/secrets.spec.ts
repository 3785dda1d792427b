import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright/test";
import { openDump } from "../support/database-dump";
import { OUTPUT_FILE } from "../support/e2e-stack";
import { startFront } from "../support/front";
import { inDays, nextMinute, schedule } from "./composing";
import { findDatabase } from "./database";
import { addPerson, connect, openSandbox, passDialog } from "./people";
import { expect, onceByTheClock, test as watchedTest } from "./watched-test";

const DATA_DIR = process.env.OSPOST_E2E_DATA_DIR ?? "";

/** What must be nowhere, by name: every token the sandbox gave out, and what the stack signs and encrypts with. */
async function readSecrets(): Promise<Map<string, string>> {
  const { tokens } = await openSandbox().get<{ tokens: string[] }>("tokens");
  const kept = JSON.parse(await readFile(path.join(DATA_DIR, "secrets.json"), "utf8")) as Record<string, string>;
  const key = Buffer.from(kept.TOKEN_KEYS?.split(":")[1] ?? "", "base64");
  const secrets = new Map(tokens.map((token, index) => [`token ${index}`, token]));
  for (const name of ["FACEBOOK_APP_SECRET", "NEXTAUTH_SECRET", "CRON_SECRET"]) secrets.set(name, kept[name] ?? "");
  secrets.set("mail password", process.env.OSPOST_SMTP_PASSWORD ?? "");
  secrets.set("VAPID_PRIVATE_KEY", process.env.OSPOST_VAPID_PRIVATE_KEY ?? "");
  for (const form of ["base64", "base64url", "hex"] as const) secrets.set(`token key, ${form}`, key.toString(form));
  return secrets;
}

/** The browser goes through a proxy that keeps every answer of Ospost's that is not a picture, headers included. */
const test = watchedTest.extend<{ recorder: { url: string; answers: string[] } }>({
  recorder: async ({ baseURL }, use) => {
    const front = await startFront();
    const answers: string[] = [];
    front.listen = ({ url, headers, body }) => {
      if (!url.startsWith(baseURL ?? "") || headers["content-type"]?.startsWith("image/")) return;
      answers.push(`${url}\n${JSON.stringify(headers)}\n${body}`);
    };
    await use({ url: front.url, answers });
    await front.stop();
  },
  proxy: async ({ recorder }, use) => use({ server: recorder.url }),
});

async function readDatabase(): Promise<string> {
  const dump = await openDump(await findDatabase());
  const rows = await dump.read();
  await dump.close();
  return rows.map(({ table, row }) => `${table} ${JSON.stringify(row)}`).join("\n");
}

/** Which secrets stand in a text, by name. */
function find(secrets: Map<string, string>, text: string): string[] {
  return [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}

test(
  "no token and no key is in the database, the log, an answer or the browser",
  onceByTheClock,
  async ({ page, context, recorder: { answers } }) => {
    test.setTimeout(240_000);
    const sandbox = openSandbox();
    const person = await addPerson("Ines");
    const account = person.pages[0]?.account;

    // The whole life of a connection: made, dead, held, made again, used, looked at, taken home.
    await connect(page, person.name);
    const webhookSecret = await askToBeTold(page);
    await schedule(page, { colour: "#246", caption: "Held, then published", at: nextMinute(15) });
    await schedule(page, { colour: "#642", caption: "Later", at: inDays(2) });
    await sandbox.post("tokens/kill", { person: person.id, subcode: 460 });
    await expect(async () => {
      await page.goto("/");
      await expect(page.getByRole("list", { name: "Notices" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 120_000 });
    await page.getByRole("link", { name: "Connect again" }).click();
    await page.getByRole("button", { name: "Continue with Facebook" }).click();
    await passDialog(page, person.name);
    await expect(page.getByText("Connected again.")).toBeVisible();
    await expect.poll(async () => (await sandbox.listMedia(account?.id)).length, { timeout: 90_000 }).toBe(1);
    for (const place of ["/", "/calendar", "/history", "/account", "/connect", "/posts/new"]) await page.goto(place);
    const exported = await page.evaluate(async () => {
      const answer = await fetch("/api/export");
      return { status: answer.status, text: new TextDecoder("latin1").decode(await answer.arrayBuffer()) };
    });
    expect(exported.status).toBe(200);

    // Whoever sets a webhook sees its secret, in one answer.
    const withSecret = answers.filter((text) => text.includes(webhookSecret));
    expect(withSecret).toHaveLength(1);
    const secrets = (await readSecrets()).set("webhook secret", webhookSecret);
    expect(secrets.size).toBeGreaterThan(8);
    const places = {
      database: await readDatabase(),
      log: await readFile(path.join(DATA_DIR, OUTPUT_FILE), "utf8"),
      answers: answers.filter((text) => !withSecret.includes(text)).join("\n"),
      export: exported.text,
      browser: JSON.stringify([await context.storageState({ indexedDB: true }), await readSessionStorage(page)]),
    };
    // What is looked through is really there.
    expect(places.database).toContain(person.id);
    expect(places.log).toContain("Ospost is at");
    expect(places.answers).toContain(account?.username ?? "-");
    expect(places.export).toContain("Held, then published");
    expect(places.browser).toContain("session-token");
    const found = Object.entries(places).map(([place, text]) => [place, find(secrets, text)]);
    expect(Object.fromEntries(found)).toEqual({ database: [], log: [], answers: [], export: [], browser: [] });
  },
);

/** By a webhook where nobody listens, and by mail. @returns the webhook's secret */
async function askToBeTold(page: Page): Promise<string> {
  await page.goto("/account");
  const section = page.getByRole("region", { name: "Notifications" });
  await section.getByLabel("Address").last().fill("http://127.0.0.1:9/hook");
  await section.getByRole("button", { name: "Save" }).click();
  const secret = await section.getByText(/^whsec_/).textContent();
  await section.getByRole("button", { name: "Send a test" }).click();
  await expect(
    section.getByText("Your webhook could not be reached in time. See that it runs, then send a test."),
  ).toBeVisible();
  await section.getByLabel("Address").first().fill("ines@example.com");
  await section.getByRole("button", { name: "Send a link" }).click();
  await expect(section.getByText(/A link is on its way|The mail server could not be reached/)).toBeVisible();
  return secret?.replace("whsec_", "") ?? "";
}

async function readSessionStorage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...sessionStorage }));
}
