import "server-only";
import { getDb, Prisma } from "../client";
import type { EngineJob } from "./job";
import { readJobs } from "./job";

export type ClaimOptions = {
  /** Who claims; every later write must come from the same owner. */
  owner: string;
  now: Date;
  leaseMs: number;
  limit: number;
  /** Claim what must be looked at up to this instant; later than `now` to be ready a moment ahead. */
  until: Date;
  /** Only this post (Post now), whenever it is due. */
  postId?: string;
};

/**
 * From so many attempts in a row of which nothing came, a post is claimed while the claimer holds no other like it. A post that ends
 * every process counts against whatever is held beside it; alone, the others get on and only that one is given up.
 */
const ALONE_FROM = 5;

/**
 * Takes a lease on posts that must be looked at and that nobody else holds, most urgent first, and counts the attempt.
 * The one door to the engine: ticks, Post now and any number of processes can call it at the same moment and no post is
 * given out twice (`FOR UPDATE SKIP LOCKED`).
 */
export async function claimPosts({ owner, now, leaseMs, limit, until, postId }: ClaimOptions): Promise<EngineJob[]> {
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const claimed = await getDb().$queryRaw<{ id: string }[]>`
    WITH suspect AS MATERIALIZED (
      SELECT "id" FROM "Post"
      WHERE "nextActionAt" <= ${until} AND "attempts" >= ${ALONE_FROM} AND ${postId ?? null}::text IS NULL
        AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${now})
        AND NOT ${holdsSuspect(owner, now, until)}
      ORDER BY "attempts" DESC, "nextActionAt" LIMIT LEAST(1, ${limit})
      FOR UPDATE SKIP LOCKED
    ), others AS MATERIALIZED (
      SELECT "id" FROM "Post"
      WHERE "nextActionAt" <= ${until}
        AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${now})
        AND (CASE WHEN ${postId ?? null}::text IS NULL THEN "attempts" < ${ALONE_FROM} ELSE "id" = ${postId ?? null} END)
      ORDER BY "nextActionAt" LIMIT ${limit} - (SELECT count(*) FROM suspect)
      FOR UPDATE SKIP LOCKED
    )
    UPDATE "Post" SET "leaseOwner" = ${owner}, "leaseUntil" = ${leaseUntil}, "attempts" = "attempts" + 1
    WHERE "id" IN (SELECT "id" FROM suspect UNION ALL SELECT "id" FROM others)
    RETURNING "id"`;
  return readJobs(claimed.map((row) => row.id));
}

/** A row with more attempts has been claimed as a suspect; with the first step that is stored it is none any more. */
function holdsSuspect(owner: string, now: Date, until: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM "Post"
    WHERE "nextActionAt" <= ${until} AND "leaseOwner" = ${owner} AND "leaseUntil" > ${now} AND "attempts" > ${ALONE_FROM})`;
}

/** When the next unheld post must be looked at by `owner`, not later than `until`; null when there is none. */
export async function findNextActionAt(owner: string, now: Date, until: Date): Promise<Date | null> {
  const rows = await getDb().$queryRaw<{ at: Date }[]>`
    SELECT GREATEST("nextActionAt", "leaseUntil") AS "at" FROM "Post"
    WHERE "nextActionAt" <= ${until} AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${until})
      AND ("attempts" < ${ALONE_FROM} OR NOT ${holdsSuspect(owner, now, until)})
    ORDER BY 1 LIMIT 1`;
  const at = rows[0]?.at ?? null;
  return at === null || at > now ? at : now;
}
