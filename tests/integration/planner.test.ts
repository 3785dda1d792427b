import { randomBytes, randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { getDb } from "@/lib/db/client";
import { listPlannerTiles } from "@/lib/db/planner";
import { getPlannerSummary } from "@/lib/db/planner-summary";
import { loadPlanner, scopeOf } from "@/lib/planner/load-planner";
import { firstWindow, moreOf, readPlannerAddress } from "@/lib/posts/tile-window";
import type { AccountView } from "@/lib/posts/view";
import { emptyDatabase, query } from "./setup/database";

const now = new Date("2026-11-24T12:00:00.000Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let userId = "";
let account: AccountView;

beforeEach(async () => {
  await emptyDatabase();
  ({ userId, account } = await addAccount());
});
afterEach(() => vi.restoreAllMocks());

async function addAccount() {
  const row = await getDb().instagramAccount.create({
    data: {
      igUserId: "1",
      username: "ada",
      name: "Ada",
      pageId: "2",
      pageName: "Ada",
      pageTokenCipher: "x",
      user: { create: { facebookId: randomBytes(6).toString("hex"), name: "Ada" } },
    },
    select: { id: true, userId: true },
  });
  return { userId: row.userId, account: { id: row.id, isHeld: false } as AccountView };
}

/** `count` posts with a picture each, a minute apart from `from` on, in one statement. */
async function fill(status: string, count: number, from: Date, column = "publishAt") {
  await query(
    process.env.DATABASE_URL ?? "",
    `WITH made AS (
      INSERT INTO "Post" ("id", "accountId", "status", "publishAt", "nextActionAt", "publishedAt", "createdAt", "reconcileNote", "updatedAt")
      SELECT gen_random_uuid()::text, $1, $2::"PostStatus",
        CASE WHEN $5 = 'publishAt' THEN $4::timestamptz + n * interval '1 minute' END,
        CASE WHEN $2 = 'scheduled' THEN $4::timestamptz + n * interval '1 minute' END,
        CASE WHEN $5 = 'publishedAt' THEN $4::timestamptz + n * interval '1 minute' END,
        $4::timestamptz + n * interval '1 minute', 'note', now()
      FROM generate_series(1, $3::int) n RETURNING "id"
    ) INSERT INTO "PostImage" ("id", "postId", "position", "originalWidth", "originalHeight", "thumbnailKey", "width", "height", "bytes", "crop", "placeholder")
    SELECT gen_random_uuid()::text, "id", 0, 1, 1, 'thumbnails/x.webp', 1, 1, 1, '{}', '' FROM made`,
    [account.id, status, count, from.toISOString(), column],
  );
}

async function add(data: Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  await getDb().post.create({ data: { id, accountId: account.id, ...data } });
  return id;
}

const load = (params: Record<string, string> = {}) => loadPlanner(userId, account, readPlannerAddress(params), now);
const scope = () => scopeOf(userId, account, now);

describe("the planner", () => {
  it("puts what needs attention first, then what is planned, soonest first, and drafts apart", async () => {
    const scheduled = { status: "scheduled", nextActionAt: now };
    const late = await add({ ...scheduled, publishAt: inMinutes(-3) });
    const second = await add({ ...scheduled, publishAt: inMinutes(60) });
    const first = await add({ ...scheduled, publishAt: inMinutes(-1) });
    const going = await add({ status: "publishing", nextActionAt: now, publishAt: inMinutes(-2) });
    const failed = await add({ status: "failed", publishAt: inMinutes(-600) });
    const asked = await add({ status: "unconfirmed", publishAt: inMinutes(-700) });
    const draft = await add({ status: "draft" });
    const { lists, summary } = await load();
    const ids = (name: keyof typeof lists) => lists[name].posts.map(({ id }) => id);
    expect(ids("attention")).toEqual([late, failed, asked]);
    expect(lists.attention.posts.map(({ isLate = false }) => isLate)).toEqual([true, false, false]);
    expect(ids("upcoming")).toEqual([going, first, second]);
    expect(ids("drafts")).toEqual([draft]);
    expect(summary).toMatchObject({ attention: 3, late: 1, upcoming: 3, drafts: 1, published: 0, isPublishing: true });
    expect(summary.nextAt).toEqual(inMinutes(-1));
  });

  it("calls nothing late while the account is held: it waits for the person", async () => {
    const id = await add({ status: "scheduled", nextActionAt: now, publishAt: inMinutes(-30) });
    account = { ...account, isHeld: true };
    const { lists, summary } = await load();
    expect(lists.upcoming.posts.map((post) => post.id)).toEqual([id]);
    expect(summary.late).toBe(0);
  });

  it("counts what waits for the operator among what needs attention, on hold and not yet late", async () => {
    const refused = { failureKind: "operator", failureSentence: "Tell whoever runs it.", nextActionAt: now };
    const early = await add({ ...refused, status: "scheduled", publishAt: inMinutes(14) });
    const late = await add({ ...refused, status: "scheduled", publishAt: inMinutes(-3) });
    const sent = await add({ ...refused, status: "publishing", publishAt: inMinutes(-5) });
    const fine = await add({ status: "scheduled", nextActionAt: now, publishAt: inMinutes(20) });
    const { lists, summary } = await load();
    expect(lists.attention.posts.map(({ id, isHeld, isLate }) => [id, isHeld, isLate])).toEqual([
      [early, true, undefined],
      [late, true, undefined],
      [sent, false, undefined],
    ]);
    expect(lists.attention.posts[0]?.failureSentence).toBe("Tell whoever runs it.");
    expect(lists.upcoming.posts.map(({ id }) => id)).toEqual([fine]);
    expect(summary).toMatchObject({ attention: 3, late: 1, upcoming: 1, isPublishing: false, nextAt: inMinutes(20) });
    account = { ...account, isHeld: true };
    const held = await load();
    const shown = [...held.lists.attention.posts, ...held.lists.upcoming.posts].map(({ id }) => id);
    expect(shown.sort()).toEqual([early, late, sent, fine].sort());
  });

  it("shows nothing of somebody else's account", async () => {
    await fill("scheduled", 3, now);
    const other = await addAccount();
    const theirs = { ...scope(), userId: other.userId };
    const tiles = await listPlannerTiles(theirs, { upcoming: firstWindow("upcoming") });
    expect(tiles.upcoming.posts).toEqual([]);
    await expect(getPlannerSummary(theirs)).rejects.toThrow();
  });

  it("leads through 5,000 posts page by page, each of them once", async () => {
    await fill("scheduled", 5000, now);
    const seen: string[] = [];
    let window = { count: 240, after: firstWindow("upcoming").after };
    for (let pages = 0; pages < 40; pages++) {
      const { upcoming } = await listPlannerTiles(scope(), { upcoming: window });
      seen.push(...upcoming.posts.map(({ id }) => id));
      const last = upcoming.posts.at(-1);
      if (!upcoming.isMore || last === undefined) break;
      const more = moreOf("upcoming", window, { atMs: Date.parse(last.publishAt ?? ""), id: last.id });
      window = { ...more, count: 240 };
    }
    expect(seen).toHaveLength(5000);
    expect(new Set(seen).size).toBe(5000);
  });

  it("asks the database the same few questions for 50 posts and for 5,000", async () => {
    const counts: number[] = [];
    const spy = vi.spyOn(Client.prototype, "query");
    for (const count of [50, 4950]) {
      for (const status of ["scheduled", "draft"]) await fill(status, count, now);
      await fill("published", count, inMinutes(-10_000), "publishedAt");
      for (const params of [{}, { view: "profile" }]) {
        spy.mockClear();
        const view = await load(params);
        // A session that is new begins with its zone, whoever needs it first.
        counts.push(spy.mock.calls.filter(([asked]) => !String(asked).startsWith("SET TimeZone")).length);
        expect(Object.values(view.lists).every(({ posts }) => posts.length <= 60)).toBe(true);
      }
    }
    expect(counts[2]).toBe(counts[0]);
    expect(counts[3]).toBe(counts[1]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(14);
  });

  it("has a mark that changes with every change that shows, and with nothing else", async () => {
    const marks = new Set<string>();
    const isNew = async () => {
      const { version } = await getPlannerSummary(scope());
      const before = marks.size;
      return marks.add(version).size > before;
    };
    expect(await isNew()).toBe(true);
    const id = await add({ status: "scheduled", nextActionAt: now, publishAt: inMinutes(60) });
    expect(await isNew()).toBe(true);
    expect(await isNew()).toBe(false);
    await getDb().post.update({ where: { id }, data: { caption: "Other words" } });
    expect(await isNew()).toBe(true);
    await getDb().$executeRaw`UPDATE "Post" SET "leaseOwner" = 'me', "leaseUntil" = now(), "attempts" = 1`;
    expect(await isNew()).toBe(false);
    await getDb().instagramAccount.update({ where: { id: account.id }, data: { heldAt: now } });
    expect(await isNew()).toBe(true);
    await getDb().post.delete({ where: { id } });
    expect(await isNew()).toBe(true);
  });
});

describe("what stands in a post's way", () => {
  it("is seen from the account, the picture and the 24 hours before", async () => {
    await getDb().instagramAccount.update({ where: { id: account.id }, data: { quotaTotal: 3, quotaReadAt: now } });
    await getDb().user.update({
      where: { id: userId },
      data: {
        grantedScopes: ["instagram_basic", "instagram_content_publish", "pages_show_list", "pages_read_engagement"],
        userTokenExpiresAt: inMinutes(60 * 24 * 3),
      },
    });
    await fill("published", 1, inMinutes(-61), "publishedAt");
    await fill("scheduled", 4, now);
    await fill("scheduled", 1, inMinutes(60 * 24 * 4));
    const image = await getDb().postImage.findFirstOrThrow({
      where: { post: { status: "scheduled" } },
      orderBy: { post: { publishAt: "asc" } },
    });
    await getDb().postImage.update({ where: { id: image.id }, data: { pictureProblem: "refused" } });
    const { lists, warnings } = await load();
    const kinds = lists.upcoming.posts.map(({ id }) => (warnings[id] ?? []).map(({ kind }) => kind).join());
    // One went out an hour ago, so the third from now is the fourth in 24 hours; the last is long after, and after the login's end.
    expect(kinds).toEqual(["picture", "", "quota", "quota", "access"]);
  });
});
