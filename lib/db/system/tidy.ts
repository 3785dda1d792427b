import "server-only";
import { getDb, type Prisma } from "../client";
import { noteDiscarded } from "../discarded-files";

/** An image and the file of it that is meant. */
type FileRow = { id: string; key: string };

/**
 * Gives up the originals of posts that went out before `before`, at most `limit` of them: the rows forget them and storage
 * is told to. One that anything else still uses stays. @returns how many
 */
export async function discardOriginals(before: Date, limit: number, now: Date): Promise<number> {
  return getDb().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<FileRow[]>`
      SELECT i."id", i."originalKey" AS "key" FROM "Post" p JOIN "PostImage" i ON i."postId" = p."id"
      WHERE p."publishedAt" < ${before} AND p."status" = 'published' AND i."originalKey" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "PostImage" o JOIN "Post" q ON q."id" = o."postId"
          WHERE o."originalKey" = i."originalKey" AND NOT (q."status" = 'published' AND q."publishedAt" < ${before}))
      ORDER BY p."publishedAt" LIMIT ${limit}`;
    return forgetFiles(tx, "originalKey", rows, now);
  });
}

/**
 * Gives up the renditions of posts that went out before `before` and whose media Instagram has named, at most `limit` of them:
 * their thumbnails stay. One that any other picture shares stays. @returns how many
 */
export async function discardRenditions(before: Date, limit: number, now: Date): Promise<number> {
  return getDb().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<FileRow[]>`
      SELECT i."id", i."renditionKey" AS "key" FROM "Post" p JOIN "PostImage" i ON i."postId" = p."id"
      WHERE p."publishedAt" < ${before} AND p."status" = 'published' AND p."mediaId" IS NOT NULL
        AND i."renditionKey" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "PostImage" o WHERE o."renditionKey" = i."renditionKey" AND o."id" <> i."id")
      ORDER BY p."publishedAt" LIMIT ${limit}`;
    return forgetFiles(tx, "renditionKey", rows, now);
  });
}

/** Gives up uploads from before `before` that no post has used, at most `limit` of them. @returns how many */
export async function discardUploads(before: Date, limit: number, now: Date): Promise<number> {
  return getDb().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ key: string }[]>`
      DELETE FROM "Upload" WHERE "id" IN (
        SELECT "id" FROM "Upload" WHERE "createdAt" < ${before} ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) RETURNING "key"`;
    const keys = rows.map((row) => row.key);
    await noteDiscarded(tx, keys, now);
    return rows.length;
  });
}

async function forgetFiles(
  tx: Prisma.TransactionClient,
  column: "originalKey" | "renditionKey",
  rows: readonly FileRow[],
  now: Date,
): Promise<number> {
  const [ids, keys] = [rows.map((row) => row.id), rows.map((row) => row.key)];
  await noteDiscarded(tx, keys, now);
  await tx.postImage.updateMany({ where: { id: { in: ids } }, data: { [column]: null } });
  return rows.length;
}

/** Events of posts that went out before `before`, at most `limit` of them. @returns how many */
export async function deleteOldEvents(before: Date, limit: number): Promise<number> {
  return getDb().$executeRaw`
    DELETE FROM "PostEvent" WHERE "id" IN (
      SELECT e."id" FROM "Post" p JOIN "PostEvent" e ON e."postId" = p."id" WHERE p."publishedAt" < ${before} LIMIT ${limit}
    )`;
}

/** Ticks that began before `before`, at most `limit` of them. @returns how many */
export async function deleteOldRuns(before: Date, limit: number): Promise<number> {
  return getDb().$executeRaw`
    DELETE FROM "SchedulerRun" WHERE "id" IN (
      SELECT "id" FROM "SchedulerRun" WHERE "startedAt" < ${before} ORDER BY "startedAt" LIMIT ${limit}
    )`;
}
