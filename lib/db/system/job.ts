import "server-only";
import type { PostStatus } from "@/lib/publish/machine";
import { getDb } from "../client";

/** A claimed post with everything the engine needs. Tokens are still encrypted. */
export type EngineJob = {
  id: string;
  accountId: string;
  status: PostStatus;
  caption: string;
  publishAt: Date | null;
  nextActionAt: Date | null;
  creationId: string | null;
  containerStatus: string | null;
  containerCreatedAt: Date | null;
  containersMade: number;
  publishSentAt: Date | null;
  publishCalls: number;
  unclearSince: Date | null;
  unclearCaption: string | null;
  mediaId: string | null;
  permalink: string | null;
  attempts: number;
  troubles: number;
  failureKind: string | null;
  failureCode: number | null;
  failureSubcode: number | null;
  failureSentence: string | null;
  renditionKey: string | null;
  altText: string;
  igUserId: string;
  accountHeldAt: Date | null;
  accountThrottledUntil: Date | null;
  pageTokenCipher: string;
  userTokenCipher: string | null;
};

/**
 * Reads claimed posts, soonest first. System use: not scoped to an owner.
 * @throws Error when the session that was asked is not in UTC: by the times it gives, posts would go out hours early
 */
export async function readJobs(ids: string[]): Promise<EngineJob[]> {
  if (ids.length === 0) return [];
  const rows = await getDb().$queryRaw<(EngineJob & { zone: string })[]>`
    SELECT current_setting('TimeZone') AS "zone", p."id", p."accountId", p."status", p."caption", p."publishAt", p."nextActionAt", p."creationId",
      p."containerStatus", p."containerCreatedAt", p."containersMade", p."publishSentAt", p."publishCalls",
      p."unclearSince", p."unclearCaption", p."mediaId",
      p."permalink", p."attempts", p."troubles", p."failureKind", p."failureCode", p."failureSubcode", p."failureSentence",
      i."renditionKey", COALESCE(i."altText", '') AS "altText", a."igUserId", a."heldAt" AS "accountHeldAt", a."throttledUntil" AS "accountThrottledUntil", a."pageTokenCipher",
      u."userTokenCipher"
    FROM "Post" p
    JOIN "InstagramAccount" a ON a."id" = p."accountId"
    JOIN "User" u ON u."id" = a."userId"
    LEFT JOIN "PostImage" i ON i."postId" = p."id" AND i."position" = 0
    WHERE p."id" = ANY(${ids}) ORDER BY p."nextActionAt"`;
  return rows.map(({ zone, ...job }) => {
    if (zone !== "UTC") throw new Error(`database session in ${zone}, not in UTC (decision 015)`);
    return job;
  });
}
