import "server-only";
import type { PostStatus } from "@/lib/publish/machine";
import { Prisma } from "./client";
import type { HistoryCursor } from "./history-cursor";

/** So many of the newest posts are looked through one by one before the index of captions is asked. */
const NEAR = 100;

type Wanted = { accountId: string; status: PostStatus; at: Prisma.Sql; cursor: HistoryCursor | null; limit: number };

/**
 * A statement for the ids of the newest posts of one status, with what `query` (for `to_tsquery`) finds in their captions;
 * null = with any caption. May give more than `limit`, in any order, but always the newest among them.
 */
export function selectIds(wanted: Wanted, query: string | null): Prisma.Sql {
  if (query === null) return Prisma.sql`(SELECT p."id" ${newest(wanted, Prisma.empty, wanted.limit)})`;
  return selectFound(wanted, Prisma.sql`to_tsquery('simple'::regconfig, ${query})`);
}

/**
 * A word that nearly every caption has is found among the newest posts. The index of captions would bring all of them
 * first, to be sorted (23 ms for 50,000), so it is asked only when the newest were not enough. The account is a word of
 * its own in that index, so that nobody else's captions are looked at.
 */
function selectFound(wanted: Wanted, query: Prisma.Sql): Prisma.Sql {
  const isFound = Prisma.sql`AND (array_to_tsvector(ARRAY[p."accountId"]) || to_tsvector('simple'::regconfig, p."caption"))
    @@ (${`'${wanted.accountId}'`}::tsquery && ${query})`;
  return Prisma.sql`(
    WITH newest AS MATERIALIZED (SELECT p."id", p."caption" ${newest(wanted, Prisma.empty, NEAR)}),
      near AS MATERIALIZED (SELECT "id" FROM newest WHERE to_tsvector('simple'::regconfig, "caption") @@ ${query})
    SELECT "id" FROM near
    UNION
    SELECT "id" FROM (SELECT p."id" ${newest(wanted, isFound, wanted.limit)}) far
    WHERE (SELECT count(*) FROM newest) = ${NEAR} AND (SELECT count(*) FROM near) < ${wanted.limit})`;
}

/**
 * The status is written into the statement: an index of one status is found by it. That the time is not null is not said
 * here: it would invite Postgres to walk back through everybody's posts by their time alone (37 ms instead of 0.1 for an
 * account that has published nothing beside one that has published 50,000).
 */
function newest({ accountId, status, at, cursor }: Wanted, isFound: Prisma.Sql, limit: number): Prisma.Sql {
  const older =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND (${at}, p."id") < (${cursor.at.toISOString()}::timestamptz, ${cursor.id})`;
  return Prisma.sql`FROM "Post" p
    WHERE p."accountId" = ${accountId} AND p."status" = ${Prisma.raw(`'${status}'`)} ${isFound} ${older}
    ORDER BY ${at} DESC, p."id" DESC LIMIT ${limit}`;
}
