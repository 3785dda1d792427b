// How long a claim takes with few and with very many posts stored.
import { performance } from "node:perf_hooks";
import { percentile, print, say } from "./figures";
import { openDatabase } from "./stage";

const SIZES = [100, 10_000, 1_000_000];
const DUE = 1000;
/** What a tick asks for at once. */
const LIMIT = 50;

const postgres = await openDatabase();
const { getDb } = await import("@/lib/db/client");
const { claimPosts } = await import("@/lib/db/system/claim");
const db = getDb();
const now = new Date();

await db.$executeRaw`INSERT INTO "User" ("id", "facebookId", "name", "updatedAt") VALUES ('u', '1', 'Bench', now())`;
await db.$executeRaw`
  INSERT INTO "InstagramAccount" ("id", "userId", "igUserId", "username", "name", "pageId", "pageName", "pageTokenCipher", "updatedAt")
  SELECT 'a' || n, 'u', n::text, 'a' || n, 'a' || n, 'p', 'p', 'x', now() FROM generate_series(0, 999) AS n`;

const rows: Record<string, string | number>[] = [];
for (const size of SIZES) rows.push(await measure(size));
print("claims", rows);
await db.$disconnect();
await postgres.stop();
process.exit(0);

/** Most stored posts are published long ago, some are planned for later; as many as the bench says are due. */
async function fill(size: number): Promise<void> {
  const due = Math.min(DUE, size);
  await db.$executeRaw`TRUNCATE "Post" CASCADE`;
  await db.$executeRaw`
    INSERT INTO "Post" ("id", "accountId", "status", "caption", "publishAt", "nextActionAt", "mediaId", "publishedAt", "updatedAt")
    SELECT 'p' || n, 'a' || (n % 1000),
      (CASE WHEN n < ${due} OR n % 10 = 0 THEN 'scheduled' ELSE 'published' END)::"PostStatus",
      'A caption of the usual length, with a #hashtag and another #one',
      CASE WHEN n < ${due} THEN ${now}::timestamptz - n * interval '1 ms' ELSE ${now}::timestamptz + interval '1 day' + n * interval '1 s' END,
      CASE WHEN n < ${due} THEN ${now}::timestamptz - n * interval '1 ms' WHEN n % 10 = 0 THEN ${now}::timestamptz + interval '1 day' + n * interval '1 s' END,
      CASE WHEN n < ${due} OR n % 10 = 0 THEN NULL ELSE 'm' || n END,
      CASE WHEN n < ${due} OR n % 10 = 0 THEN NULL ELSE ${now}::timestamptz END, now()
    FROM generate_series(0, ${size - 1}::int) AS n`;
  await db.$executeRawUnsafe(`VACUUM ANALYZE "Post"`);
}

async function measure(size: number): Promise<Record<string, string | number>> {
  say(`${size} posts stored …`);
  await fill(size);
  const took: number[] = [];
  for (let round = 0; round < 5; round++) {
    await db.$executeRaw`UPDATE "Post" SET "leaseOwner" = NULL, "leaseUntil" = NULL WHERE "leaseOwner" IS NOT NULL`;
    for (let claimed = LIMIT; claimed === LIMIT; ) {
      const startedAt = performance.now();
      const jobs = await claimPosts({ owner: "bench", now, until: now, leaseMs: 90_000, limit: LIMIT });
      claimed = jobs.length;
      if (claimed > 0) took.push(performance.now() - startedAt);
    }
  }
  return {
    stored: size,
    due: Math.min(DUE, size),
    claims: took.length,
    "median ms": Number(percentile(took, 0.5).toFixed(2)),
    "p99 ms": Number(percentile(took, 0.99).toFixed(2)),
  };
}
