import "server-only";
import { getDb } from "../client";
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
 * Takes a lease on posts that must be looked at and that nobody else holds, most urgent first, and counts the attempt.
 * The one door to the engine: ticks, Post now and any number of processes can call it at the same moment and no post is
 * given out twice (`FOR UPDATE SKIP LOCKED`).
 */
export async function claimPosts({ owner, now, leaseMs, limit, until, postId }: ClaimOptions): Promise<EngineJob[]> {
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const claimed = await getDb().$queryRaw<{ id: string }[]>`
    UPDATE "Post" SET "leaseOwner" = ${owner}, "leaseUntil" = ${leaseUntil}, "attempts" = "attempts" + 1
    WHERE "id" IN (
      SELECT "id" FROM "Post"
      WHERE "nextActionAt" <= ${until}
        AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${now})
        AND (${postId ?? null}::text IS NULL OR "id" = ${postId ?? null})
      ORDER BY "nextActionAt" LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING "id"`;
  return readJobs(claimed.map((row) => row.id));
}

/** When the next unheld post must be looked at, not later than `until`; null when there is none. */
export async function findNextActionAt(now: Date, until: Date): Promise<Date | null> {
  const rows = await getDb().$queryRaw<{ at: Date }[]>`
    SELECT GREATEST("nextActionAt", "leaseUntil") AS "at" FROM "Post"
    WHERE "nextActionAt" <= ${until} AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${until})
    ORDER BY 1 LIMIT 1`;
  const at = rows[0]?.at ?? null;
  return at === null || at > now ? at : now;
}
