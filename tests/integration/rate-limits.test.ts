import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../support/app-on-sandbox";
import { type BuiltApp, startBuiltApp } from "../support/built-app";
import { signInOverHttp, WebClient } from "../support/web-client";
import { query } from "./setup/database";

const SIGN_IN_STEPS = 120;
const UPLOADS_OF_PERSON = 120;
const UPLOADS_OF_ADDRESS = 360;
/** Hundreds of requests, all under way together. */
const MANY_MS = 60_000;
const HERE = "203.0.113.7";
const ELSEWHERE = "203.0.113.8";

const sql = <Row extends object>(text: string) => query<Row>(process.env.DATABASE_URL ?? "", text);

let first: AppOnSandbox;
let second: BuiltApp;

/** Two processes that share nothing but the database, as behind a load balancer. */
beforeAll(async () => {
  first = await startAppOnSandbox();
  second = await startBuiltApp(first.settings);
}, 60_000);

afterAll(async () => {
  await second?.stop();
  await first?.close();
});

beforeEach(async () => {
  await sql('TRUNCATE "RateLimit"');
});

/** Somebody signed in, who reaches either process by turns. */
async function enter(name: string) {
  const client = new WebClient(first.app.url);
  await signInOverHttp(client, await addPerson(first.sandbox, name));
  const other = new WebClient(second.url);
  for (const [cookie, value] of client.cookies) other.cookies.set(cookie, value);
  let turns = 0;
  return async (from: string, body: object = { bytes: 1000 }) => {
    turns += 1;
    return (turns % 2 === 0 ? client : other).fetch("/api/uploads", {
      method: "POST",
      headers: { "x-forwarded-for": from },
      body: JSON.stringify(body),
    });
  };
}

/** All under way together. @returns how often which status came */
async function many(times: number, ask: (index: number) => Promise<Response>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(Array.from({ length: times }, (_, index) => ask(index))))
    counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function expectRetryAfter(response: Response, most: number): void {
  const seconds = response.headers.get("retry-after") ?? "";
  expect(seconds).toMatch(/^\d+$/);
  expect(Number(seconds)).toBeGreaterThan(most - 60);
  expect(Number(seconds)).toBeLessThanOrEqual(most);
}

describe("uploads", () => {
  it(
    "are counted for a person by all processes together, and not one too many is let through",
    async () => {
      const [upload, neighbour] = [await enter("Many"), await enter("Neighbour")];
      expect(await many(UPLOADS_OF_PERSON + 15, () => upload(HERE))).toEqual({ 200: UPLOADS_OF_PERSON, 429: 15 });

      for (const from of [HERE, ELSEWHERE]) {
        const refused = await upload(from);
        expect(refused.status).toBe(429);
        expectRetryAfter(refused, 600);
        expect(refused.headers.get("cache-control")).toBe("no-store");
        expect(await refused.json()).toEqual({
          ok: false,
          message: expect.stringMatching(/^You sent very many photos just now\. Try again in \d+ minutes\.$/),
        });
        expect((await neighbour(from)).status).toBe(200);
      }
    },
    MANY_MS,
  );

  it(
    "are counted for an address, whoever sends from there, and whatever was written before the proxy's word",
    async () => {
      const people = await Promise.all(["One", "Two", "Three", "Four"].map(enter));
      const share = UPLOADS_OF_ADDRESS / people.length;
      // What is refused counts as well.
      const sent = people.map((upload) => many(share, (index) => upload(`198.51.100.${index}, ${HERE}`, {})));
      expect(await Promise.all(sent)).toEqual(people.map(() => ({ 422: share })));

      const [upload] = people;
      expect((await upload?.(HERE))?.status).toBe(429);
      expect((await upload?.(`198.51.100.99, ${HERE}`))?.status).toBe(429);
      expect((await upload?.(`${HERE}, ${ELSEWHERE}`))?.status).toBe(200);
    },
    MANY_MS,
  );
});

describe("sign-ins", () => {
  /** Every one is a stranger: the limit must not hang on a cookie. */
  async function askToSignIn(url: string, from: string): Promise<Response> {
    const client = new WebClient(url);
    const { csrfToken } = (await (await client.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    return client.fetch("/api/auth/signin/facebook", {
      method: "POST",
      headers: { "x-forwarded-for": from },
      body: new URLSearchParams({ csrfToken, callbackUrl: "/", json: "true" }),
    });
  }
  const byTurns = (index: number) => (index % 2 === 0 ? first.app.url : second.url);

  it("are counted for an address by all processes together, and the login page says so", async () => {
    const counts = await many(SIGN_IN_STEPS + 7, (index) =>
      askToSignIn(byTurns(index), `198.51.100.${index}, ${HERE}`),
    );
    expect(counts).toEqual({ 200: SIGN_IN_STEPS, 429: 7 });

    const refused = await askToSignIn(second.url, HERE);
    expect(refused.status).toBe(429);
    expectRetryAfter(refused, 60);
    const { url } = (await refused.json()) as { url: string };
    expect(url).toBe(`${first.appUrl}/login?error=too-many`);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("There were too many tries from your network just now.");

    expect((await askToSignIn(first.app.url, ELSEWHERE)).status).toBe(200);
    expect((await askToSignIn(second.url, `${HERE}, ${ELSEWHERE}`)).status).toBe(200);
  });

  it("coming back from Facebook counts too, and leads to the login page", async () => {
    const comeBack = (index: number) =>
      new WebClient(byTurns(index)).fetch("/api/auth/callback/facebook?error=access_denied", {
        headers: { "x-forwarded-for": HERE },
      });
    await many(SIGN_IN_STEPS, comeBack);
    const refused = await comeBack(0);
    expect(refused.status).toBe(303);
    expectRetryAfter(refused, 60);
    expect(refused.headers.get("location")).toBe(`${first.appUrl}/login?error=too-many`);
  });

  it("looking at the login page, and being signed in, does not count", async () => {
    const look = (path: string) => new WebClient(first.app.url).fetch(path, { headers: { "x-forwarded-for": HERE } });
    for (const path of ["/login", "/api/auth/session", "/api/auth/csrf"])
      expect(await many(SIGN_IN_STEPS + 1, () => look(path))).toEqual({ 200: SIGN_IN_STEPS + 1 });
    expect(await sql('SELECT * FROM "RateLimit"')).toEqual([]);
  });
});

describe("what was counted", () => {
  it("names no address and no person, and is forgotten by the daily run when its time is over, not before", async () => {
    const upload = await enter("Counted");
    await sql('TRUNCATE "RateLimit"');
    await upload(HERE);
    const rows = await sql<{ key: string }>('SELECT * FROM "RateLimit"');
    expect(rows).toHaveLength(2);
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);

    const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` };
    const maintain = async () =>
      (await (await fetch(`${first.app.url}/api/cron/maintain`, { headers })).json()) as { limitsForgotten: number };
    expect((await maintain()).limitsForgotten).toBe(0);
    await sql(`UPDATE "RateLimit" SET "expire" = now() - interval '1 second' WHERE "key" = '${rows[0]?.key}'`);
    expect((await maintain()).limitsForgotten).toBe(1);
    expect(await sql('SELECT "key" FROM "RateLimit"')).toEqual([{ key: rows[1]?.key }]);
  });

  it(
    "starts anew when its time is over, also before the daily run",
    async () => {
      const upload = await enter("Patient");
      await many(UPLOADS_OF_PERSON, () => upload(HERE));
      expect((await upload(HERE)).status).toBe(429);
      await sql(`UPDATE "RateLimit" SET "expire" = now() - interval '1 second'`);
      expect((await upload(HERE)).status).toBe(200);
    },
    MANY_MS,
  );
});
