import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { chromium } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { expectAccessible } from "../../e2e/accessible";
import { startSandbox } from "../../sandbox/index";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { findChromium } from "../../support/chromium";
import { type Meddle, startFront } from "../../support/front";
import { WebClient } from "../../support/web-client";
import { query } from "../setup/database";
import { startMailServer } from "../telling/mail-server";

const OPERATOR_SECRET = "only-for-the-operator-0123";
const database = process.env.DATABASE_URL ?? "";
const pictures = path.join(process.env.STORAGE_DIR ?? "", "renditions");
const redirectUris: string[] = [];
const sandbox = await startSandbox({ isSeeded: false, redirectUris });
/** What stands between the app and the world: in front of it, and in front of Meta. */
const front = await startFront();
const meta = await startFront();
const mail = await startMailServer();
const secrets = {
  NEXTAUTH_SECRET: "only-for-signing-0123",
  CRON_SECRET: "only-for-the-scheduler-0123",
  OPERATOR_SECRET,
};
let app: BuiltApp;

async function startApp(settings: Record<string, string> = {}): Promise<BuiltApp> {
  return startBuiltApp({
    APP_URL: front.url,
    META_GRAPH_URL: meta.url,
    META_DIALOG_URL: sandbox.url,
    SANDBOX_URL: sandbox.url,
    FACEBOOK_APP_ID: sandbox.appId,
    FACEBOOK_APP_SECRET: sandbox.appSecret,
    SMTP_URL: `smtp://ospost:${mail.password}@127.0.0.1:${mail.port}`,
    MAIL_FROM: "Ospost <ospost@ospost.test>",
    ...secrets,
    ...settings,
  });
}

beforeAll(async () => {
  meta.target = sandbox.url;
  redirectUris.push(`${front.url}/api/auth/callback/facebook`);
  app = await startApp({ PORT: String(await getPort()) });
  front.target = app.url;
}, 60_000);

afterAll(async () => {
  await app?.stop();
  await Promise.all([front.stop(), meta.stop(), sandbox.close(), mail.close()]);
});

beforeEach(async () => {
  Object.assign(front, { meddle: null });
  Object.assign(meta, { meddle: null });
  await getDb().schedulerRun.deleteMany();
  await getDb().schedulerRun.create({ data: { startedAt: new Date(), finishedAt: new Date() } });
});

let visitors = 0;
/** Each comes from an address of their own, as far as the app is told. */
const somebody = () => ({ "x-forwarded-for": `203.0.113.${++visitors}` });

async function open(client: WebClient, secret: string, headers = somebody()): Promise<string | null> {
  const body = new URLSearchParams({ secret });
  const response = await client.fetch("/api/setup/open", { method: "POST", body, headers });
  expect(response.status).toBe(303);
  return response.headers.get("location");
}

async function openPage(at = app): Promise<{ client: WebClient; html: string }> {
  const client = new WebClient(at.url);
  expect(await open(client, OPERATOR_SECRET)).toBe("/setup");
  return { client, html: await (await client.fetch("/setup")).text() };
}

const ROW =
  /<h2[^>]*>([^<]+)<\/h2><span[^>]*>(Good|Not proven|Needs attention)<\/span><\/div><p[^>]*>([^<]*)<\/p>(?:<p>([^<]*)<\/p>)?/g;

/** What a person reads on the page where something needs attention: what is wrong, and what to do. */
function troublesOn(html: string): Record<string, string> {
  const rows = [...html.matchAll(ROW)];
  expect(rows.length).toBe(10);
  return Object.fromEntries(
    rows.flatMap(([, name = "", word, is, fix]) => (word === "Good" ? [] : [[name, `${is} ${fix}`]])),
  );
}

/** Nothing here has a certificate. */
const HTTP = { Address: expect.stringContaining("APP_URL is not HTTPS") };

const onPath =
  (start: string, ...[status, headers, body]: [number, Record<string, string>?, string?]): Meddle =>
  (request, response) => {
    if (!request.url?.startsWith(start)) return false;
    response.writeHead(status, headers).end(body);
    return true;
  };

type Fault = {
  what: string;
  plant: () => unknown;
  undo?: () => unknown;
  found: Record<string, unknown>;
};

const says = (words: RegExp) => expect.stringMatching(words);
const html = { "content-type": "text/html" };
const robots = "User-agent: *\nDisallow: /media/\n";
const knownSecret = sandbox.world.app.secret;

const FAULTS: Fault[] = [
  {
    what: "a parked page at APP_URL",
    plant: () => Object.assign(front, { meddle: onPath("/api/health", 200, html, "<h1>Parked</h1>") }),
    found: { Address: says(/Something else .* APP_URL/) },
  },
  {
    what: "a login in front of the pictures",
    plant: () => Object.assign(front, { meddle: onPath("/media/", 401) }),
    found: { ...HTTP, Pictures: says(/answers 401 .*APP_URL.* no login/) },
  },
  {
    what: "pictures that are redirected",
    plant: () => Object.assign(front, { meddle: onPath("/media/", 302, { location: "/elsewhere" }) }),
    found: { ...HTTP, Pictures: says(/redirects pictures \(APP_URL\)/) },
  },
  {
    what: "pictures that come as a page",
    plant: () => Object.assign(front, { meddle: onPath("/media/", 200, html, "<p>") }),
    found: { ...HTTP, Pictures: says(/text\/html.*APP_URL/) },
  },
  {
    what: "a robots.txt that keeps Meta away",
    plant: () => Object.assign(front, { meddle: onPath("/robots.txt", 200, {}, robots) }),
    found: { ...HTTP, Pictures: says(/robots.txt .*facebookexternalhit/) },
  },
  {
    what: "a storage that takes nothing",
    plant: async () => {
      await rename(pictures, `${pictures}-away`).catch(() => undefined);
      await writeFile(pictures, "in the way");
    },
    undo: () => rm(pictures),
    found: { ...HTTP, Pictures: says(/No picture can be stored.*STORAGE_DIR/) },
  },
  {
    what: "an app secret that Meta does not know",
    plant: () => Object.assign(sandbox.world.app, { secret: "another" }),
    undo: () => Object.assign(sandbox.world.app, { secret: knownSecret }),
    found: { ...HTTP, "Meta app": says(/FACEBOOK_APP_SECRET/), "Redirect URI": says(/FACEBOOK_APP_SECRET/) },
  },
  {
    what: "a redirect URI that was not registered",
    plant: () => redirectUris.splice(0, 1, "https://elsewhere.test/"),
    undo: () => redirectUris.splice(0, 1, `${front.url}/api/auth/callback/facebook`),
    found: { ...HTTP, "Redirect URI": says(/APP_URL.*Valid OAuth Redirect URIs/) },
  },
  {
    what: "a redirect URI of which Meta says nothing",
    plant: () => sandbox.world.changeSwitches({ exchangeOrder: "code-first" }),
    undo: () => sandbox.world.changeSwitches({ exchangeOrder: "redirect-first" }),
    found: { ...HTTP, "Redirect URI": says(/shows nothing.*letter by letter with Valid OAuth Redirect URIs/) },
  },
  {
    what: "a bot shield in front of the callbacks",
    plant: () => Object.assign(front, { meddle: onPath("/api/meta/data-deletion", 403) }),
    found: { ...HTTP, Callbacks: says(/data-deletion below APP_URL .*403/) },
  },
  {
    what: "nothing that calls the publish route any more",
    plant: () => getDb().schedulerRun.updateMany({ data: { finishedAt: new Date(Date.now() - 3_600_000) } }),
    found: { ...HTTP, Scheduler: says(/60 minutes ago.*CRON_SECRET/) },
  },
  {
    what: "a database that was not brought up to date",
    plant: () => query(database, `UPDATE "_prisma_migrations" SET "finished_at" = NULL`),
    undo: () => query(database, `UPDATE "_prisma_migrations" SET "finished_at" = "started_at"`),
    found: { ...HTTP, Database: says(/lacks the migration .*npm run migrate/) },
  },
  {
    what: "a clock that is off",
    plant: () => {
      const date = new Date(Date.now() - 90_000).toUTCString();
      // As if it was later here than at Meta. Only what the clock is read from; other calls pass.
      Object.assign(meta, {
        meddle: ((request, response) => {
          if (request.url !== "/") return false;
          response.writeHead(200, { date }).end();
          return true;
        }) satisfies Meddle,
      });
    },
    found: { ...HTTP, Clock: says(/\d\d s off.*NTP/) },
  },
  {
    what: "a mail server that is not there",
    plant: () => mail.close(),
    undo: async () => Object.assign(mail, await startMailServer(mail.port, mail.password)),
    found: { ...HTTP, Mail: says(/SMTP_URL does not answer/) },
  },
  {
    what: "a mail server with another password",
    plant: async () => {
      await mail.close();
      Object.assign(mail, { close: (await startMailServer(mail.port, "another")).close });
    },
    undo: async () => {
      await mail.close();
      Object.assign(mail, await startMailServer(mail.port, mail.password));
    },
    found: { ...HTTP, Mail: says(/name and password in SMTP_URL/) },
  },
  {
    what: "a Meta that cannot be reached",
    plant: () => Object.assign(meta, { target: "http://127.0.0.1:9" }),
    undo: () => Object.assign(meta, { target: sandbox.url }),
    found: { ...HTTP, "Meta app": says(/META_GRAPH_URL/), "Redirect URI": says(/META_GRAPH_URL/) },
  },
];

describe("the setup page", () => {
  it("finds nothing but the missing certificate in a setup that works", async () => {
    const { html: page } = await openPage();
    expect(troublesOn(page)).toEqual(HTTP);
    expect(page).toContain("1<!-- --> of <!-- -->10");
  });

  it.each(FAULTS)("finds $what", async ({ plant, undo, found }) => {
    await plant();
    const { html: page } = await openPage();
    await undo?.();
    expect(troublesOn(page)).toEqual(found);
  });

  it("finds settings that cannot be meant together", { timeout: 60_000 }, async () => {
    const other = await startApp({ VERCEL: "1" });
    const { html: page } = await openPage(other);
    await other.stop();
    expect(troublesOn(page)["Settings"]).toMatch(/STORAGE_DIR.*S3_/);
    const same = await startApp({ CRON_SECRET: OPERATOR_SECRET });
    const { html: second } = await openPage(same);
    await same.stop();
    expect(troublesOn(second)["Settings"]).toMatch(/CRON_SECRET and OPERATOR_SECRET are the same/);
  });

  it("says nothing secret, and is kept by nobody", async () => {
    const { client, html: page } = await openPage();
    for (const secret of [...Object.values(secrets), sandbox.appSecret, mail.password, new URL(database).password])
      expect(page).not.toContain(secret);
    const response = await client.fetch("/setup");
    expect(response.headers.get("cache-control")).toMatch(/no-store/);
    expect(response.headers.get("content-security-policy")).toContain("'nonce-");
  });
});

it("works in a browser at both sizes, without a complaint of its own, the policy's or axe's", {
  timeout: 60_000,
}, async () => {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } });
  const complaints: string[] = [];
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    const page = await browser.newPage({ viewport, extraHTTPHeaders: somebody() });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${app.url}/setup`);
    for (const secret of ["wrong", OPERATOR_SECRET]) {
      await page.getByLabel("Operator secret").fill(secret);
      await page.getByRole("button", { name: "Check the setup" }).click();
      await page.getByText(secret === "wrong" ? "That is not" : "1 of 10 checks").waitFor();
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByLabel("Operator secret").waitFor();
    await page.close();
  }
  await browser.close();
  expect(complaints).toEqual([]);
});

describe("the way in", () => {
  it("is shut without the secret, and then nothing is checked", async () => {
    const client = new WebClient(app.url);
    for (const secret of ["", "wrong", `${OPERATOR_SECRET}x`]) await open(client, secret);
    expect(await open(client, "wrong")).toBe("/setup?error=wrong");
    expect(client.cookies.size).toBe(0);
    const page = await (await client.fetch("/setup?error=wrong")).text();
    expect(page).toContain("not this server");
    expect(page).not.toContain("Needs attention");
  });

  it("is a cookie without the secret, for this page, no script and half an hour", async () => {
    const { client } = await openPage();
    const line = client.setCookies[0] ?? "";
    expect(line).toMatch(/^ospost-operator=\d+\.[\w-]{43}; Path=\/setup; Max-Age=1800; HttpOnly; SameSite=Strict$/);
    expect((await client.fetch("/api/setup/close", { method: "POST" })).headers.get("location")).toBe("/setup");
    expect(client.cookies.size).toBe(0);
  });

  it("cannot be kept open, or opened with a pass of one's own making", async () => {
    const { client } = await openPage();
    const [until = "", signature = ""] = (client.cookies.get("ospost-operator") ?? "").split(".");
    const later = Number(until) + 3_600_000;
    for (const pass of [
      `${later}.${signature}`,
      `${until}.`,
      `${until}`,
      `.${signature}`,
      "x",
      `${"9".repeat(20)}.x`,
    ]) {
      client.cookies.set("ospost-operator", pass);
      expect(await (await client.fetch("/setup")).text(), pass).not.toContain("Needs attention");
    }
  });

  it("shuts for ten minutes after ten tries from one address, even to the right secret", async () => {
    const [client, address] = [new WebClient(app.url), somebody()];
    for (let tries = 0; tries < 10; tries++) expect(await open(client, "wrong", address)).toBe("/setup?error=wrong");
    expect(await open(client, OPERATOR_SECRET, address)).toBe("/setup?error=too-many");
    expect(client.cookies.size).toBe(0);
    expect(await open(client, OPERATOR_SECRET)).toBe("/setup");
  });

  it("is nowhere when OPERATOR_SECRET is not set", async () => {
    const closed = await startApp({ OPERATOR_SECRET: "" });
    const client = new WebClient(closed.url);
    expect(await open(client, "")).toBe("/setup");
    const page = await (await client.fetch("/setup")).text();
    await closed.stop();
    expect(client.cookies.size).toBe(0);
    expect(page).toContain("OPERATOR_SECRET is not set");
  });
});
