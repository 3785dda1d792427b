import { readdir } from "node:fs/promises";
import { describe, expect, inject, it } from "vitest";
import { MIGRATIONS_DIR } from "@/scripts/migrate/files";
import { applyMigrations, diffMigrations } from "@/scripts/migrate/migrations";
import { createEmptyDatabase, query } from "./setup/database";

const url = () => process.env.DATABASE_URL ?? "";

describe("the migrations", () => {
  it("make what schema.prisma says, in the judgement of Prisma's own engine", async () => {
    expect(await diffMigrations(inject("postgresUrl"))).toBe("");
  });

  it("are applied once, in order, and remembered the way Prisma remembers them", async () => {
    const empty = await createEmptyDatabase();
    const names = (await readdir(MIGRATIONS_DIR, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect(await applyMigrations(empty)).toEqual(names.map((entry) => entry.name).sort());
    expect(await applyMigrations(empty)).toEqual([]);
    const rows = await query(empty, 'SELECT 1 FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL');
    expect(rows).toHaveLength(names.length);
  });

  it("are applied once when two processes start at the same moment", async () => {
    const empty = await createEmptyDatabase();
    const applied = await Promise.all([applyMigrations(empty), applyMigrations(empty)]);
    expect(applied.flat()).toHaveLength((await applyMigrations(await createEmptyDatabase())).length);
  });

  it("index only the posts somebody must look at", async () => {
    const [index] = await query<{ indexdef: string }>(
      url(),
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'Post_nextActionAt_idx'`,
    );
    expect(index?.indexdef).toContain('WHERE ("nextActionAt" IS NOT NULL)');
  });
});

describe("the database refuses", () => {
  it.each([
    ["a published post nobody knows the media of", { status: "published" }, "Post_published_is_known"],
    [
      "a scheduled post that nobody will look at again",
      { status: "scheduled", publishAt: "now" },
      "Post_planned_is_watched",
    ],
    [
      "a publishing post that nobody will look at again",
      { status: "publishing", publishAt: "now" },
      "Post_planned_is_watched",
    ],
    ["a scheduled post without a time", { status: "scheduled", nextActionAt: "now" }, "Post_planned_has_time"],
    ["a lease without an end", { leaseOwner: "somebody" }, "Post_lease_is_whole"],
    ["a lease without an owner", { leaseUntil: "now" }, "Post_lease_is_whole"],
  ])("%s", async (_what, columns, constraint) => {
    await expect(insertPost(columns)).rejects.toMatchObject({ constraint });
  });

  it("a second post on its way to the same account", async () => {
    const publishing = { status: "publishing", publishAt: "now", nextActionAt: "now" };
    const accountId = await insertAccount();
    await insertPost(publishing, accountId);
    await expect(insertPost(publishing, accountId)).rejects.toMatchObject({
      constraint: "Post_one_publishing_per_account",
    });
  });

  it("but not a post that keeps every rule", async () => {
    await insertPost({ status: "published", reconcileNote: "media-found" });
    await insertPost({
      status: "scheduled",
      publishAt: "now",
      nextActionAt: "now",
      leaseOwner: "me",
      leaseUntil: "now",
    });
  });
});

let made = 0;

async function insertAccount(): Promise<string> {
  const id = `a${++made}`;
  await query(url(), `INSERT INTO "User" ("id", "facebookId", "name", "updatedAt") VALUES ($1, $1, 'Ada', now())`, [
    id,
  ]);
  await query(
    url(),
    `INSERT INTO "InstagramAccount" ("id", "userId", "igUserId", "username", "name", "pageId", "pageName", "pageTokenCipher", "updatedAt")
     VALUES ($1, $1, $1, 'ada', 'Ada', 'p', 'Page', 'x', now())`,
    [id],
  );
  return id;
}

async function insertPost(columns: Record<string, string>, accountId?: string): Promise<void> {
  const all = { id: `p${++made}`, accountId: accountId ?? (await insertAccount()), updatedAt: "now", ...columns };
  const names = Object.keys(all).map((name) => `"${name}"`);
  const places = names.map((_, index) => `$${index + 1}`);
  await query(url(), `INSERT INTO "Post" (${names}) VALUES (${places})`, Object.values(all));
}
