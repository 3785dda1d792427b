import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { reorderScheduled } from "@/lib/db/reorder";
import { claimPosts } from "@/lib/db/system/claim";
import { readDatabaseClock } from "@/lib/db/system/clock";
import { checkDatabase } from "@/lib/operator/health";
import { firstActionAt } from "@/lib/publish/next-step";
import { TIMING } from "@/lib/publish/timing";
import { retimesOf } from "@/lib/schedule/reorder";
import { MIGRATIONS_DIR } from "@/scripts/migrate/files";
import { applyMigrations } from "@/scripts/migrate/migrations";
import { cloneDatabase, createEmptyDatabase, query } from "./setup/database";

const HOUR_MS = 3_600_000;
const url = () => process.env.DATABASE_URL ?? "";

/** What Postgres itself holds the instant of each planned post for, past Prisma. */
async function readInstants(): Promise<Map<string, number>> {
  const rows = await query<{ id: string; ms: string }>(
    url(),
    `SELECT "id", (extract(epoch FROM "publishAt") * 1000)::bigint AS "ms" FROM "Post"`,
  );
  return new Map(rows.map(({ id, ms }) => [id, Number(ms)]));
}

/** From now on new sessions of the database are in New York, as on a machine that stands there. */
async function moveToNewYork(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await query(databaseUrl, `ALTER DATABASE "${name}" SET TimeZone TO 'America/New_York'`);
}

beforeAll(() => moveToNewYork(url()));

describe("in a database whose sessions are not in UTC", () => {
  it("sessions of the app are in UTC all the same", async () => {
    expect(await getDb().$queryRaw`SHOW TimeZone`).toEqual([{ TimeZone: "UTC" }]);
    await getDb().$transaction(async (tx) => {
      expect(await tx.$queryRaw`SHOW TimeZone`).toEqual([{ TimeZone: "UTC" }]);
    });
  });

  it("an instant is the same whether it is bound, written out, or Postgres' own", async () => {
    const at = new Date("2026-07-01T12:34:56.789Z");
    const [row] = await getDb().$queryRaw<Record<"bound" | "written" | "own", Date>[]>`
      SELECT ${at}::timestamptz AS "bound", ${at.toISOString()}::timestamptz AS "written",
        to_timestamp(${at.getTime()}::double precision / 1000) AS "own"`;
    expect(row).toEqual({ bound: at, written: at, own: at });
    const clock = await readDatabaseClock();
    expect(Math.abs((clock?.getTime() ?? 0) - Date.now())).toBeLessThan(HOUR_MS / 2);
  });

  it("two posts swap their times, and neither is due", async () => {
    const now = new Date();
    const [userId, accountId] = [randomUUID(), randomUUID()];
    const [one, other] = [2, 3].map((hours) => new Date(now.getTime() + hours * HOUR_MS));
    if (!one || !other) throw new Error("no times");
    await getDb().user.create({ data: { id: userId, facebookId: userId, name: "Ada" } });
    await getDb().instagramAccount.create({
      data: {
        id: accountId,
        userId,
        igUserId: "1",
        username: "ada",
        name: "Ada",
        pageId: "2",
        pageName: "Ada",
        pageTokenCipher: "x",
      },
    });
    const plan = async (publishAt: Date) => {
      const nextActionAt = firstActionAt(publishAt, now, TIMING);
      return getDb().post.create({ data: { accountId, status: "scheduled", publishAt, nextActionAt } });
    };
    const posts = [await plan(one), await plan(other)];
    const [first = "", second = ""] = posts.map(({ id }) => id);
    expect(await readInstants()).toEqual(
      new Map([
        [first, one.getTime()],
        [second, other.getTime()],
      ]),
    );

    const planned = posts.map(({ id, publishAt }) => ({ id, publishAt: publishAt?.toISOString() ?? "" }));
    expect(await reorderScheduled(userId, accountId, retimesOf(planned, second, 0), now)).toBe("moved");

    expect(await readInstants()).toEqual(
      new Map([
        [first, other.getTime()],
        [second, one.getTime()],
      ]),
    );
    expect((await getDb().post.findUniqueOrThrow({ where: { id: first } })).publishAt).toEqual(other);
    const claim = { owner: "me", now, leaseMs: HOUR_MS, limit: 10, until: new Date(now.getTime() + HOUR_MS) };
    expect(await claimPosts(claim)).toEqual([]);
  });

  it("a session that lost its zone on the way is noticed, and nothing is published by its times", async () => {
    const now = new Date();
    await getDb().post.updateMany({ data: { nextActionAt: now } });
    expect(await checkDatabase()).toBeNull();
    // As a pooler does that hands a session on without what was set in it. One query at a time gets the same one.
    await getDb().$executeRaw`SET TimeZone TO 'Asia/Tokyo'`;
    expect((await checkDatabase())?.sentence).toContain("in Asia/Tokyo, not in UTC");
    const claim = { owner: "me", now, leaseMs: HOUR_MS, limit: 10, until: new Date(now.getTime() + 24 * HOUR_MS) };
    await expect(claimPosts(claim)).rejects.toThrow("in Asia/Tokyo, not in UTC");
    await getDb().$executeRaw`SET TimeZone TO 'UTC'`;
    expect(await checkDatabase()).toBeNull();
  });
});

describe("the migration to UTC", () => {
  it("makes UTC the zone of every new session, even where the role had a zone of its own", async () => {
    const empty = await createEmptyDatabase();
    await moveToNewYork(empty);
    await query(
      empty,
      `ALTER ROLE CURRENT_USER IN DATABASE "${new URL(empty).pathname.slice(1)}" SET TimeZone TO 'Asia/Tokyo'`,
    );
    expect(await query(empty, "SHOW TimeZone")).toEqual([{ TimeZone: "Asia/Tokyo" }]);
    await applyMigrations(empty);
    expect(await query(empty, "SHOW TimeZone")).toEqual([{ TimeZone: "UTC" }]);
  });

  it("turns what was stored in another zone into what Ospost had read until then, in summer and winter", async () => {
    const before = await cloneDatabase();
    const stored = async () => query(before, `SELECT "name", "createdAt", "deletingAt" FROM "User" ORDER BY "id"`);
    await query(
      before,
      `SET TimeZone TO 'America/New_York';
       INSERT INTO "User" ("id", "facebookId", "name", "createdAt", "updatedAt", "deletingAt")
       VALUES ('1', '1', 'Winter', '2026-12-01 18:00:00', '2026-12-01 18:00:00', NULL),
         ('2', '2', 'Summer', '2026-07-01 18:00:00.123', '2026-07-01 18:00:00', '2026-03-08 06:59:59.999');
       INSERT INTO "NotificationSettings" ("userId", "linksSentAt", "updatedAt")
       VALUES ('1', ARRAY['2026-12-01 18:00:00', '2026-07-01 18:00:00']::timestamptz[], now());`,
    );
    expect((await stored())[0]).toMatchObject({ createdAt: new Date("2026-12-01T23:00:00Z") });

    await query(before, `SET TimeZone TO 'America/New_York'; ${await readMigration("20261130185000_instants_in_utc")}`);

    expect(await stored()).toEqual([
      { name: "Winter", createdAt: new Date("2026-12-01T18:00:00Z"), deletingAt: null },
      {
        name: "Summer",
        createdAt: new Date("2026-07-01T18:00:00.123Z"),
        deletingAt: new Date("2026-03-08T06:59:59.999Z"),
      },
    ]);
    expect(await query(before, `SELECT "linksSentAt" FROM "NotificationSettings"`)).toEqual([
      { linksSentAt: [new Date("2026-12-01T18:00:00Z"), new Date("2026-07-01T18:00:00Z")] },
    ]);
  });

  it("leaves a database alone that was in UTC already", async () => {
    const before = await cloneDatabase();
    await query(
      before,
      `INSERT INTO "User" ("id", "facebookId", "name", "createdAt", "updatedAt")
      VALUES ('1', '1', 'Ada', '2026-12-01T18:00:00Z', now())`,
    );
    await query(before, `SET TimeZone TO 'UTC'; ${await readMigration("20261130185000_instants_in_utc")}`);
    expect(await query(before, `SELECT "createdAt" FROM "User"`)).toEqual([
      { createdAt: new Date("2026-12-01T18:00:00Z") },
    ]);
  });
});

function readMigration(name: string): Promise<string> {
  return readFile(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8");
}
