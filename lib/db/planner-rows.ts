import "server-only";
import type { SectionName, TileWindow } from "@/lib/posts/tile-window";
import { getDb, Prisma } from "./client";

/**
 * One account of the person, the instant before which a scheduled post counts as late, and the one before which the engine
 * may have begun with it: nothing later can have met trouble.
 */
export type AccountScope = { userId: string; accountId: string; lateBefore: Date; begunBefore: Date };

export type SectionRow = { section: SectionName; id: string };

type List = {
  status: "draft" | "scheduled" | "publishing" | "published" | "failed" | "unconfirmed";
  by: "publishAt" | "publishedAt" | "createdAt";
  order: "ASC" | "DESC";
  only?: Prisma.Sql;
};

/** Waits until whoever runs this Ospost has mended what Meta refuses. */
export const FOR_OPERATOR = Prisma.sql`COALESCE(p."failureKind" = 'operator', false)`;

/** A scheduled post that waits so and is not late yet. */
export function waitsForOperator({ lateBefore, begunBefore }: AccountScope): Prisma.Sql {
  return Prisma.sql`p."publishAt" >= ${lateBefore} AND p."publishAt" < ${begunBefore} AND ${FOR_OPERATOR}`;
}

/** Each list reads one index from one place on and stops: (accountId, status, publishAt) and two partial ones. */
function listsOf(section: SectionName, scope: AccountScope): List[] {
  const { lateBefore } = scope;
  switch (section) {
    case "attention":
      return [
        { status: "failed", by: "publishAt", order: "DESC" },
        { status: "unconfirmed", by: "publishAt", order: "DESC" },
        { status: "scheduled", by: "publishAt", order: "DESC", only: Prisma.sql`p."publishAt" < ${lateBefore}` },
        { status: "scheduled", by: "publishAt", order: "DESC", only: waitsForOperator(scope) },
        { status: "publishing", by: "publishAt", order: "DESC", only: FOR_OPERATOR },
      ];
    case "upcoming":
      return [
        { status: "publishing", by: "publishAt", order: "ASC", only: Prisma.sql`NOT ${FOR_OPERATOR}` },
        {
          status: "scheduled",
          by: "publishAt",
          order: "ASC",
          only: Prisma.sql`p."publishAt" >= ${lateBefore} AND NOT ${FOR_OPERATOR}`,
        },
      ];
    case "drafts":
      return [{ status: "draft", by: "createdAt", order: "DESC" }];
    case "published":
      return [{ status: "published", by: "publishedAt", order: "DESC" }];
  }
}

/** The ids of the asked-for stretches, in the order they are shown, one more than asked for where there is more. */
export async function listSectionRows(
  scope: AccountScope,
  windows: Partial<Record<SectionName, TileWindow>>,
): Promise<SectionRow[]> {
  const stretches = (Object.entries(windows) as [SectionName, TileWindow][]).map(([section, window]) => {
    const lists = listsOf(section, scope);
    const order = Prisma.raw(lists[0]?.order ?? "ASC");
    const parts = lists.map((list) => selectList(list, window));
    return Prisma.sql`(SELECT ${section} AS "section", u."id", u."at" FROM (${Prisma.join(parts, " UNION ALL ")}) u
      ORDER BY u."at" ${order}, u."id" ${order} LIMIT ${window.count + 1})`;
  });
  if (stretches.length === 0) return [];
  return getDb().$queryRaw<SectionRow[]>`${withMine(scope)} ${Prisma.join(stretches, " UNION ALL ")}`;
}

function selectList({ status, by, order, only }: List, { count, after }: TileWindow): Prisma.Sql {
  const at = Prisma.raw(`p."${by}"`);
  const beyond = Prisma.raw(order === "ASC" ? ">" : "<");
  const conditions = [
    Prisma.sql`p."accountId" = (SELECT "id" FROM "mine")`,
    Prisma.raw(`p."status" = '${status}'`),
    ...(only === undefined ? [] : [only]),
    ...(after === null ? [] : [Prisma.sql`(${at}, p."id") ${beyond} (${new Date(after.atMs)}, ${after.id})`]),
  ];
  return Prisma.sql`(SELECT p."id", ${at} AS "at" FROM "Post" p WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${at} ${Prisma.raw(order)}, p."id" ${Prisma.raw(order)} LIMIT ${count + 1})`;
}

/** Opens a statement in which "mine" is the account, if it is the person's. */
export function withMine({ userId, accountId }: Pick<AccountScope, "userId" | "accountId">): Prisma.Sql {
  return Prisma.sql`WITH "mine" AS (
    SELECT "id" FROM "InstagramAccount" WHERE "id" = ${accountId} AND "userId" = ${userId}
  )`;
}
