import { randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AddedPerson } from "../sandbox/control/client";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../support/app-on-sandbox";
import { answerDialog, askToSignIn, signInOverHttp, WebClient } from "../support/web-client";
import { query } from "./setup/database";
import { callAction } from "./walk/call-action";
import { listPages } from "./walk/found";

const SECURE_URL = "https://ospost.example";
const COOKIE = "next-auth.session-token";

const secret = process.env.NEXTAUTH_SECRET ?? "";
const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row>(process.env.DATABASE_URL ?? "", text, values);

let plain: AppOnSandbox;
let secure: AppOnSandbox;

beforeAll(async () => {
  [plain, secure] = await Promise.all([startAppOnSandbox(), startAppOnSandbox(SECURE_URL)]);
}, 60_000);

afterAll(async () => {
  await Promise.all([plain, secure].map((one) => one?.close()));
});

// The tests sign in far more often than a person does.
beforeEach(async () => {
  await sql('TRUNCATE "RateLimit"');
});

async function enter(callbackUrl?: string, { app, sandbox } = plain) {
  const person = await addPerson(sandbox, `Somebody ${randomBytes(6).toString("hex")}`);
  const client = new WebClient(app.url);
  const answer = await signInOverHttp(client, person, callbackUrl);
  return { client, person, userId: await userIdOf(person), leadsTo: answer.headers.get("location") };
}

async function userIdOf(person: AddedPerson): Promise<string> {
  const [user] = await sql<{ id: string }>('SELECT "id" FROM "User" WHERE "facebookId" = $1', [person.id]);
  return user?.id ?? "";
}

/** Where an answer sends the browser: Next writes it into a page that has begun to stream. */
function nextStop(response: Response, text: string): string | null {
  return (
    response.headers.get("location") ??
    /<meta [^>]*http-equiv="refresh" content="1;url=([^"]+)"/.exec(text)?.[1] ??
    null
  );
}

/** Goes where it is sent, as a browser does. @returns where that ends */
async function follow(client: WebClient, first: Response): Promise<{ path: string; status: number; text: string }> {
  let [path, response, text] = ["", first, await first.text()];
  for (let hops = 0; hops < 10; hops++) {
    const stop = nextStop(response, text);
    if (stop === null) break;
    const url = new URL(stop, plain.appUrl);
    expect(url.origin).toBe(plain.appUrl);
    path = url.pathname + url.search;
    response = await client.fetch(path);
    text = await response.text();
  }
  return { path, status: response.status, text };
}

/** Where a page sends somebody who is not signed in: to the login, and back from there. */
function loginFor(path: string): string {
  return path === "/" ? "/login" : `/login?${new URLSearchParams({ back: path })}`;
}

/** @returns where a page sends this person, and all that it said */
async function visit(client: WebClient, path: string): Promise<{ stop: string | null; text: string }> {
  const response = await client.fetch(path);
  const text = await response.text();
  return { stop: nextStop(response, text), text };
}

describe("the session's cookie", () => {
  it("holds the person's id and nothing else, also when it is renewed", async () => {
    const { client, userId } = await enter();
    const issued = client.cookies.get(COOKIE) ?? "";
    const session = await client.fetch("/api/auth/session");
    expect(await session.json()).toEqual({ expires: expect.any(String), user: { id: userId } });
    const renewed = client.cookies.get(COOKIE) ?? "";
    expect(renewed).not.toBe(issued);
    for (const token of [issued, renewed]) {
      const content = await decode({ token, secret });
      expect(Object.keys(content ?? {}).sort()).toEqual(["exp", "iat", "jti", "sub"]);
      expect(content?.sub).toBe(userId);
    }
  });

  it("is nothing when another secret wrote it", async () => {
    const { client, userId } = await enter();
    client.cookies.set(COOKIE, await encode({ token: { sub: userId }, secret: "not-the-secret-of-this-copy" }));
    expect((await visit(client, "/account")).stop).toBe(loginFor("/account"));
  });
});

describe("cookies", () => {
  it("are for HTTPS alone where Ospost is reached by it, and never for scripts or other sites", async () => {
    const { client } = await enter("/", secure);
    await client.fetch("/api/auth/session");
    expect(client.cookies.has(`__Secure-${COOKIE}`)).toBe(true);
    const names = new Set(client.setCookies.map((line) => line.split("=")[0] ?? ""));
    expect([...names].sort()).toEqual([
      "__Host-next-auth.csrf-token",
      "__Secure-next-auth.callback-url",
      "__Secure-next-auth.session-token",
      "__Secure-next-auth.state",
    ]);
    for (const line of client.setCookies) {
      expect(line).toMatch(/; Path=\/(;|$)/i);
      expect(line).toMatch(/; HttpOnly(;|$)/i);
      expect(line).toMatch(/; Secure(;|$)/i);
      expect(line).toMatch(/; SameSite=Lax(;|$)/i);
      expect(line).not.toMatch(/; Domain=/i);
    }
  });

  it("work without HTTPS too, and are then kept from scripts and other sites all the same", async () => {
    const { client } = await enter();
    expect(client.cookies.has(COOKIE)).toBe(true);
    for (const line of client.setCookies) {
      expect(line).toMatch(/; HttpOnly(;|$)/i);
      expect(line).toMatch(/; SameSite=Lax(;|$)/i);
    }
  });
});

describe("after signing in", () => {
  it.each(["/calendar", "/posts/new?day=2026-12-01"])("leads to %s of ours", async (path) => {
    expect((await enter(path)).leadsTo).toBe(plain.appUrl + path);
    expect((await enter(plain.appUrl + path)).leadsTo).toBe(plain.appUrl + path);
  });

  const foreign = (appUrl: string) => [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    appUrl.replace("://", "://us@"),
    `${appUrl.replace("://", "://us:word@")}/account`,
    `${appUrl}@evil.example/`,
    `${appUrl}.evil.example/`,
    `${appUrl}0/`,
    `${appUrl}//evil.example`,
    `${appUrl.replace(/:\d+$/, "")}:1/`,
    appUrl.startsWith("https:") ? appUrl.replace("https:", "http:") : appUrl.replace("http:", "https:"),
  ];
  // An address without a port is the beginning of many others.
  const places = [
    { what: "with a port", at: () => plain, prefix: "" },
    { what: "without a port", at: () => secure, prefix: "__Secure-" },
  ];

  it.each(places)(
    "leads to the front page $what, instead of anybody else, whoever wrote the address",
    async (place) => {
      const { app, appUrl, sandbox } = place.at();
      for (const wanted of foreign(appUrl)) {
        await sql('TRUNCATE "RateLimit"');
        expect((await enter(wanted, place.at())).leadsTo, wanted).toBe(`${appUrl}/`);

        const client = new WebClient(app.url);
        const back = await answerDialog(await askToSignIn(client), await addPerson(sandbox, "Tricked"));
        client.cookies.set(`${place.prefix}next-auth.callback-url`, encodeURIComponent(wanted));
        const answer = await client.fetch(back.pathname + back.search);
        // What next-auth finds to be no address at all is refused.
        const location = answer.headers.get("location");
        if (location === null) expect(answer.status, `${wanted} in the cookie`).toBe(400);
        else expect(location, `${wanted} in the cookie`).toBe(`${appUrl}/`);
      }
    },
    60_000,
  );

  it.each(places)("does so after signing out too, $what", async (place) => {
    const { client } = await enter("/", place.at());
    const { csrfToken } = (await (await client.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const { appUrl } = place.at();
    for (const callbackUrl of foreign(appUrl)) {
      const answer = await client.postForm("/api/auth/signout", { csrfToken, callbackUrl, json: "true" });
      expect(await answer.json(), callbackUrl).toEqual({ url: `${appUrl}/` });
      expect(answer.headers.get("clear-site-data")).toBe('"storage"');
    }
    expect(client.cookies.has(`${place.prefix}${COOKIE}`)).toBe(false);
  });
});

describe("Facebook's answer opened twice", () => {
  it("ends inside when it is opened once more", async () => {
    const person = await addPerson(plain.sandbox, "Twice");
    const client = new WebClient(plain.app.url);
    const back = await answerDialog(await askToSignIn(client), person);
    const path = back.pathname + back.search;
    const first = await follow(client, await client.fetch(path));
    const second = await follow(client, await client.fetch(path));
    expect(second.status).toBe(200);
    expect(second.path).toBe(first.path);
    expect(second.path).not.toMatch(/login|error/);
    expect((await visit(client, "/account")).text).toContain(person.name);
  });

  it("ends inside when both are under way at once", async () => {
    const client = new WebClient(plain.app.url);
    const back = await answerDialog(await askToSignIn(client), await addPerson(plain.sandbox, "Hasty"));
    const path = back.pathname + back.search;
    for (const answer of await Promise.all([client.fetch(path), client.fetch(path)])) {
      const end = await follow(client, answer);
      expect(end.status).toBe(200);
      expect(end.path).not.toMatch(/login|error/);
    }
  });
});

describe("the next request of somebody who", () => {
  it.each([
    ["is deleted", 'DELETE FROM "User" WHERE "id" = $1'],
    ["is being deleted", 'UPDATE "User" SET "deletingAt" = now() WHERE "id" = $1'],
  ])("%s is refused", async (_what, change) => {
    const { client, userId, person } = await enter();
    const bystander = await enter();
    const pages = listPages()
      .filter(({ file }) => file.includes("(signed-in)") || file.includes("connect"))
      .map(({ name }) => name.replace(/\[\w+\]/, "any"));
    expect(pages).toEqual(expect.arrayContaining(["/", "/account", "/connect", "/posts/any"]));
    const routes: [string, string][] = [
      ["GET", "/api/planner/version"],
      ["GET", "/api/export"],
      ["POST", "/api/uploads"],
    ];
    const statuses = async (of: WebClient) =>
      Promise.all(routes.map(async ([method, path]) => (await of.fetch(path, { method })).status));
    expect(await statuses(client)).not.toContain(401);
    expect((await visit(client, "/account")).text).toContain(person.name);

    await sql(change, [userId]);

    for (const path of pages) {
      const { stop, text } = await visit(client, path);
      expect(stop, path).toBe(loginFor(path));
      expect(text, path).not.toContain(person.name);
    }
    expect(await statuses(client)).toEqual(routes.map(() => 401));
    const action = await callAction(client, "setTimeZone", { timeZone: "Europe/Vienna" });
    // In an action nobody is led away from what they write.
    expect(action).toMatchObject({ redirect: null, value: { ok: false, isSignedOut: true } });
    expect((await client.fetch("/login")).status).toBe(200);
    expect(await statuses(bystander.client)).not.toContain(401);
  });
});
