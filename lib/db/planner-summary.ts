import "server-only";
import { MAX_COUNTED, type PlannerSummary } from "@/lib/posts/planner-view";
import { getDb, Prisma } from "./client";
import { type AccountScope, FOR_OPERATOR, waitsForOperator, withMine } from "./planner-rows";

type Counted =
  | "failed"
  | "unconfirmed"
  | "late"
  | "waiting"
  | "stuck"
  | "upcoming"
  | "drafts"
  | "published"
  | "publishing";
type Row = Record<Counted, number> & {
  nextAt: Date | null;
  changedAt: Date | null;
  heldAt: Date | null;
  mediaReadAt: Date | null;
};

/** How many of everything there are, what comes next, and a mark to tell changes by: one statement that reads indexes only. */
export async function getPlannerSummary(scope: AccountScope): Promise<PlannerSummary> {
  const { lateBefore } = scope;
  const [row] = await getDb().$queryRaw<Row[]>`${withMine(scope)} SELECT
    ${count(Prisma.sql`"status" = 'failed'`)} AS "failed",
    ${count(Prisma.sql`"status" = 'unconfirmed'`)} AS "unconfirmed",
    ${count(Prisma.sql`"status" = 'scheduled' AND "publishAt" < ${lateBefore}`)} AS "late",
    ${count(Prisma.sql`"status" = 'scheduled' AND ${waitsForOperator(scope)}`)} AS "waiting",
    ${count(Prisma.sql`"status" = 'publishing' AND ${FOR_OPERATOR}`)} AS "stuck",
    ${count(Prisma.sql`"status" = 'scheduled' AND "publishAt" >= ${lateBefore}`)} AS "upcoming",
    ${count(Prisma.sql`"status" = 'draft'`)} AS "drafts",
    ${count(Prisma.sql`"status" = 'published'`)} AS "published",
    ${count(Prisma.sql`"status" = 'publishing'`)} AS "publishing",
    (SELECT p."publishAt" FROM "Post" p WHERE "accountId" = (SELECT "id" FROM "mine") AND "status" = 'scheduled'
      AND "publishAt" >= ${lateBefore} AND NOT ${FOR_OPERATOR} ORDER BY "publishAt" LIMIT 1) AS "nextAt",
    (SELECT "updatedAt" FROM "Post" WHERE "accountId" = (SELECT "id" FROM "mine")
      ORDER BY "updatedAt" DESC LIMIT 1) AS "changedAt",
    a."heldAt", a."mediaReadAt"
    FROM "mine" JOIN "InstagramAccount" a ON a."id" = "mine"."id"`;
  if (row === undefined) throw new Error("The account is not the person's");
  const { failed, unconfirmed, late, waiting, stuck, upcoming, drafts, published, publishing, nextAt } = row;
  const marks = [row.changedAt, row.heldAt, row.mediaReadAt].map((at) => at?.getTime().toString(36) ?? "0");
  return {
    attention: Math.min(failed + unconfirmed + late + waiting + stuck, MAX_COUNTED),
    late,
    upcoming: Math.min(upcoming - waiting + publishing - stuck, MAX_COUNTED),
    drafts,
    published,
    nextAt,
    isPublishing: publishing > stuck,
    version: [...marks, failed, unconfirmed, late, waiting, stuck, upcoming, drafts, published, publishing].join("."),
  };
}

function count(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM "Post" p WHERE "accountId" = (SELECT "id" FROM "mine") AND ${condition} LIMIT ${MAX_COUNTED}) q)`;
}
