import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../support/app-on-sandbox";
import { signInOverHttp, WebClient } from "../support/web-client";
import { query } from "./setup/database";
import { callAction } from "./walk/call-action";

const MINUTE_MS = 60_000;
const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row>(process.env.DATABASE_URL ?? "", text, values);

let stack: AppOnSandbox;
let client: WebClient;
let accountId = "";

beforeAll(async () => {
  stack = await startAppOnSandbox();
  const person = await addPerson(stack.sandbox, "Ines");
  client = new WebClient(stack.app.url);
  await signInOverHttp(client, person);
  await callAction(client, "chooseAccount", { igUserId: person.pages[0]?.account?.id });
  accountId = (await sql<{ id: string }>('SELECT "id" FROM "InstagramAccount"'))[0]?.id ?? "";
}, 60_000);

afterAll(() => stack?.close());
beforeEach(() => sql('TRUNCATE "Post", "SchedulerRun" CASCADE'));

/** The page as a person reads it: React sends long parts after the rest, with scripts that put them where they belong. */
async function open(path: string): Promise<string> {
  const response = await client.fetch(path);
  expect(response.status, path).toBe(200);
  let html = await response.text();
  const late = [...html.matchAll(/<div hidden id="S:(\w+)">(.*?)<\/div>(?=<script)/gs)];
  for (const [whole, id, part = ""] of late) {
    const place = `<template id="P:${id}"></template>`;
    if (html.includes(place)) html = html.replace(whole, "").replace(place, () => part);
  }
  return html.replaceAll(/<script\b.*?<\/script>/gs, "").replaceAll("&amp;", "&");
}

type Seed = { status: string; count: number; from: Date; nextActionAt?: Date };

/** `count` posts, a minute apart from `from` on: published ones at that time, others planned for it. @returns their ids in that order */
async function seed({ status, count, from, nextActionAt }: Seed): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `INSERT INTO "Post" ("id", "accountId", "status", "publishAt", "nextActionAt", "publishedAt", "createdAt", "reconcileNote", "updatedAt")
      SELECT gen_random_uuid()::text, $1, $2::"PostStatus", CASE WHEN $2 <> 'draft' THEN at END,
        CASE WHEN $2 = 'scheduled' THEN coalesce($5::timestamptz, at) END, CASE WHEN $2 = 'published' THEN at END, at, 'note', now()
      FROM (SELECT $4::timestamptz + n * interval '1 minute' AS at FROM generate_series(0, $3::int - 1) n) made
      RETURNING "id"`,
    [accountId, status, count, from.toISOString(), nextActionAt?.toISOString() ?? null],
  );
  return rows.map(({ id }) => id);
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS);
const idsIn = (html: string) => [...html.matchAll(/data-post-id="([^"]+)"/g)].map(([, id = ""]) => id);
const sectionOf = (html: string, id: string) =>
  new RegExp(`<section aria-labelledby="${id}".*?</section>`, "s").exec(html)?.[0] ?? "";
const leadsTo = (html: string, words: string) => new RegExp(`href="([^"]+)"[^>]*>${words}</a>`).exec(html)?.[1] ?? null;

/** Presses the link with these words as long as there is one. @returns the ids on each page */
async function walk(path: string, words: string, section: string | null): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | null = path; next !== null; ) {
    if (pages.length > 12) throw new Error(`${words} never ends`);
    const html: string = await open(next);
    const list = section === null ? html : sectionOf(html, section);
    pages.push(idsIn(list));
    next = leadsTo(list, words);
  }
  return pages;
}

describe("a list that is longer than a page", () => {
  it("is lengthened by Show more until every planned post was there, and no page grows without end", async () => {
    const ids = await seed({ status: "scheduled", count: 310, from: inMinutes(60) });
    const pages = await walk("/", "Show more", "upcoming");
    expect(pages.map(({ length }) => length)).toEqual([60, 120, 240, 60, 70]);
    expect(pages[0]).toEqual(ids.slice(0, 60));
    expect([pages[2], pages[4]].flat()).toEqual(ids);
  });

  it("shows the newest drafts first and leaves the other lists as long as they were", async () => {
    const planned = await seed({ status: "scheduled", count: 70, from: inMinutes(60) });
    const drafts = await seed({ status: "draft", count: 30, from: inMinutes(-60) });
    const pages = await walk("/?upcoming=65", "Show more", "drafts");
    expect(pages.map(({ length }) => length)).toEqual([12, 24, 30]);
    expect(pages[2]).toEqual(drafts.toReversed());
    const link = leadsTo(sectionOf(await open("/?upcoming=65"), "drafts"), "Show more");
    expect(idsIn(sectionOf(await open(link ?? ""), "upcoming"))).toEqual(planned.slice(0, 65));
  });

  it("goes back to the first from a page in the middle", async () => {
    const ids = await seed({ status: "scheduled", count: 310, from: inMinutes(60) });
    const middle = leadsTo(sectionOf(await open("/?upcoming=240"), "upcoming"), "Show more") ?? "";
    const back = leadsTo(sectionOf(await open(middle.split("#")[0] ?? ""), "upcoming"), "Back to the first");
    expect(idsIn(sectionOf(await open(back?.split("#")[0] ?? ""), "upcoming"))).toEqual(ids.slice(0, 60));
  });

  it("stays the profile when more of the profile is shown", async () => {
    const ids = await seed({ status: "published", count: 70, from: inMinutes(-600) });
    const pages = await walk("/?view=profile", "Show more", "upcoming");
    expect(pages).toEqual([ids.toReversed().slice(0, 60), ids.toReversed()]);
  });

  it("is turned over in the history, from the newest to the oldest and back", async () => {
    const ids = await seed({ status: "published", count: 65, from: inMinutes(-600) });
    const pages = await walk("/history", "Older", null);
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 5]);
    expect(pages.flat()).toEqual(ids.toReversed());
    const second = leadsTo(await open("/history"), "Older") ?? "";
    expect(leadsTo(await open(second), "Newest")).toBe("/history");
  });
});

/** Moves time for the scheduler's banner: every tick so far ended this long ago. */
async function moveTicks(minutes: number): Promise<void> {
  const moved = `"startedAt" = now() - $1 * interval '1 minute', "finishedAt" = now() - $1 * interval '1 minute'`;
  await sql(`UPDATE "SchedulerRun" SET ${moved}`, [minutes]);
}

/** One call of the scheduler, which takes what is due at this moment. */
async function tick(): Promise<void> {
  const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` };
  const response = await fetch(`${stack.app.url}/api/cron/publish?window=0`, { headers });
  expect(response.status).toBe(200);
}

describe("the scheduler's banner", () => {
  const STOPPED = /The scheduler has not run since [^<]+, so nothing goes out/;

  it("says that ticks stopped coming when a post waits for them, and goes when they come again", async () => {
    await seed({ status: "scheduled", count: 1, from: inMinutes(10), nextActionAt: inMinutes(10) });
    expect(await open("/")).toContain("The scheduler has not run yet, so nothing goes out");
    await tick();
    expect(await open("/")).not.toMatch(/so nothing goes out/);
    await moveTicks(2);
    expect(await open("/")).not.toMatch(/so nothing goes out/);
    // A page that is open already asks for this mark, and loads anew when it is another.
    const mark = await open("/api/planner/version");
    expect(await open("/api/planner/version")).toBe(mark);
    await moveTicks(4);
    expect(await open("/api/planner/version")).not.toBe(mark);
    const html = await open("/");
    expect(html).toMatch(STOPPED);
    expect(html).toContain("/api/cron/publish is called every minute");
    await tick();
    expect(await open("/")).not.toMatch(/so nothing goes out/);
  });

  it("keeps quiet while nothing is planned for the next quarter of an hour", async () => {
    await seed({ status: "scheduled", count: 1, from: inMinutes(20) });
    expect(await open("/")).not.toMatch(/so nothing goes out/);
    await sql(`UPDATE "Post" SET "publishAt" = now() + interval '14 minutes'`);
    expect(await open("/")).toMatch(/so nothing goes out/);
  });

  it("says that posts are late while ticks come, and goes when they are out", async () => {
    await seed({ status: "scheduled", count: 2, from: inMinutes(-5), nextActionAt: inMinutes(30) });
    await tick();
    const html = await open("/");
    expect(html).toContain("2 posts are late");
    expect(html).toContain("Ospost keeps trying. Open one to see what it waits for.");
    expect(html).not.toMatch(/so nothing goes out/);
    await sql(`UPDATE "Post" SET "status" = 'published', "publishedAt" = now(), "nextActionAt" = NULL`);
    expect(await open("/")).not.toMatch(/posts? (is|are) late/);
  });

  it("says the worse of the two when posts are overdue because nobody comes", async () => {
    await seed({ status: "scheduled", count: 1, from: inMinutes(-5), nextActionAt: inMinutes(30) });
    await tick();
    await moveTicks(6);
    const html = await open("/");
    expect(html).toMatch(STOPPED);
    expect(html).not.toContain("A post is late");
  });
});
