import "server-only";
import { getDb } from "../client";
import { isUniqueViolation } from "./store";

/**
 * Stores for several posts at once that their publish call is about to go out, in one statement, for those that `owner`
 * still holds.
 * @returns the ids it was stored for; "account-busy" when for one of them another post of its account is being published
 * (nothing was stored then: ask one by one)
 */
export async function storePublishIntents(
  owner: string,
  postIds: readonly string[],
  intent: { sentAt: Date; leaseUntil: Date },
): Promise<ReadonlySet<string> | "account-busy"> {
  try {
    const rows = await getDb().$queryRaw<{ postId: string }[]>`
      WITH "marked" AS (
        UPDATE "Post" SET "status" = 'publishing', "publishSentAt" = ${intent.sentAt}, "publishCalls" = "publishCalls" + 1,
          "unclearSince" = COALESCE("unclearSince", ${intent.sentAt}), "unclearCaption" = COALESCE("unclearCaption", "caption"),
          "leaseUntil" = ${intent.leaseUntil}, "updatedAt" = now()
        WHERE "id" = ANY(${postIds}) AND "leaseOwner" = ${owner} AND "status" = 'scheduled' RETURNING "id"
      )
      INSERT INTO "PostEvent" ("id", "postId", "at", "kind")
      SELECT gen_random_uuid()::text, "id", ${intent.sentAt}, 'publish-sent' FROM "marked" RETURNING "postId"`;
    return new Set(rows.map((row) => row.postId));
  } catch (error) {
    if (isUniqueViolation(error, "one_publishing_per_account")) return "account-busy";
    throw error;
  }
}
