import "server-only";
import type { TellKind } from "@/lib/tell/kinds";
import { getDb, Prisma } from "../client";

/**
 * The part of a statement that writes an occasion to tell of the post that `changed` (a CTE with "id") returns, once for
 * each time the post was planned. Published ones only where the person wants them: a full second of hundreds of posts
 * writes nothing for those who do not.
 */
export function occasionOfPost(kind: TellKind, sentence: string | null, at: Date): Prisma.Sql {
  const wanted =
    kind === "published"
      ? Prisma.sql`JOIN "NotificationSettings" s ON s."userId" = a."userId"
          AND 'published' = ANY(s."emailKinds" || s."pushKinds" || s."webhookKinds")`
      : Prisma.empty;
  return Prisma.sql`
    INSERT INTO "Occasion" ("id", "userId", "kind", "key", "postId", "sentence", "at")
    SELECT gen_random_uuid()::text, a."userId", ${kind}::text,
      concat_ws(':', ${kind}::text, c."id", c."revision", extract(epoch from c."publishAt")), c."id", ${sentence}::text, ${at}
    FROM "changed" c JOIN "InstagramAccount" a ON a."id" = c."accountId" ${wanted}
    ON CONFLICT ("userId", "key") DO NOTHING`;
}

/** Takes away what was told before `before`, with its deliveries, at most `limit`. @returns how many */
export async function deleteOldOccasions(before: Date, limit: number): Promise<number> {
  return getDb().$executeRaw`
    DELETE FROM "Occasion" WHERE "id" IN (
      SELECT o."id" FROM "Occasion" o WHERE o."at" < ${before} AND o."spreadAt" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."occasionId" = o."id" AND d."status" = 'waiting')
      ORDER BY o."at" LIMIT ${limit})`;
}
