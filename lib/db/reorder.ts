import "server-only";
import { firstActionAt } from "@/lib/publish/next-step";
import { TIMING } from "@/lib/publish/timing";
import { comparePlanned, FROZEN_MS, isPermutation, type Retime } from "@/lib/schedule/reorder";
import { getDb, type Prisma } from "./client";

export type ReorderResult = "moved" | "changed-meanwhile" | "not-movable";

type Row = { id: string; publishAt: Date; containerCreatedAt: Date | null };

/**
 * Gives scheduled posts of an account each other's times. `retimes` must name every scheduled post between the first and the
 * last of them, with the times the person saw: any difference refuses the whole, and nothing has changed then.
 *
 * The account's row is locked first, so that changes of its order come one after the other, then the posts. Only what is read
 * after that is compared: a statement that both sorts and locks would show rows in the order they had before it waited.
 * A post that is being worked on loses its lease, so that the worker's next write fails and the post is looked at anew; one
 * whose publish was marked as sent is not `scheduled` any more.
 */
export async function reorderScheduled(
  userId: string,
  accountId: string,
  retimes: readonly Retime[],
  now: Date,
): Promise<ReorderResult> {
  const asked = retimes.map((retime) => ({ ...retime, publishAt: retime.from })).sort(comparePlanned);
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined || !isPermutation(retimes)) return "changed-meanwhile";
  return getDb().$transaction(async (tx) => {
    const mine = await tx.$queryRaw<unknown[]>`
      SELECT "id" FROM "InstagramAccount" WHERE "id" = ${accountId} AND "userId" = ${userId} FOR NO KEY UPDATE`;
    if (mine.length === 0) return "changed-meanwhile";
    await tx.$queryRaw`
      SELECT "id" FROM "Post" WHERE "id" = ANY(${asked.map(({ id }) => id)}) AND "accountId" = ${accountId}
      ORDER BY "id" FOR UPDATE`;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT "id", "publishAt", "containerCreatedAt" FROM "Post"
      WHERE "accountId" = ${accountId} AND "status" = 'scheduled'
        AND ("publishAt", "id") >= (${new Date(first.from)}, ${first.id})
        AND ("publishAt", "id") <= (${new Date(last.from)}, ${last.id})
      ORDER BY "publishAt", "id" LIMIT ${asked.length + 1}`;
    const isSame = (row: Row, at: number) =>
      row.id === asked[at]?.id && row.publishAt.getTime() === Date.parse(asked[at].from);
    if (rows.length !== asked.length || !rows.every(isSame)) return "changed-meanwhile";
    if (rows.some((row) => row.publishAt.getTime() <= now.getTime() + FROZEN_MS)) return "not-movable";
    await write(tx, rows, new Map(asked.map(({ id, to }) => [id, new Date(to)])), now);
    return "moved";
  });
}

/** Only posts whose time changes are touched. A container that would not live until the new time is forgotten. */
async function write(tx: Prisma.TransactionClient, rows: Row[], times: Map<string, Date>, now: Date): Promise<void> {
  const changes = rows.flatMap((row) => {
    const to = times.get(row.id) ?? row.publishAt;
    if (to.getTime() === row.publishAt.getTime()) return [];
    const containerMs = to.getTime() - (row.containerCreatedAt?.getTime() ?? to.getTime());
    return [{ id: row.id, to, isOutlived: containerMs > TIMING.containerLifetimeMs }];
  });
  await tx.$executeRaw`
    WITH "change" AS (
      SELECT * FROM unnest(
        ${changes.map(({ id }) => id)}::text[],
        ${changes.map(({ to }) => to.toISOString())}::timestamptz[],
        ${changes.map(({ to }) => firstActionAt(to, now, TIMING).toISOString())}::timestamptz[],
        ${changes.map(({ isOutlived }) => isOutlived)}::boolean[]
      ) AS c("id", "to", "nextActionAt", "isOutlived")
    ), "moved" AS (
      UPDATE "Post" p SET
        "publishAt" = c."to", "nextActionAt" = c."nextActionAt",
        "attempts" = 0, "troubles" = 0, "leaseOwner" = NULL, "leaseUntil" = NULL,
        "failureKind" = NULL, "failureCode" = NULL, "failureSubcode" = NULL, "failureSentence" = NULL,
        "creationId" = CASE WHEN c."isOutlived" THEN NULL ELSE p."creationId" END,
        "containerStatus" = CASE WHEN c."isOutlived" THEN NULL ELSE p."containerStatus" END,
        "containerCreatedAt" = CASE WHEN c."isOutlived" THEN NULL ELSE p."containerCreatedAt" END,
        "containersMade" = CASE WHEN c."isOutlived" THEN 0 ELSE p."containersMade" END,
        "publishCalls" = CASE WHEN c."isOutlived" THEN 0 ELSE p."publishCalls" END,
        "revision" = p."revision" + 1, "updatedAt" = now()
      FROM "change" c WHERE p."id" = c."id" RETURNING p."id"
    )
    INSERT INTO "PostEvent" ("id", "postId", "at", "kind")
    SELECT gen_random_uuid()::text, "id", ${now}, 'moved' FROM "moved"`;
}
