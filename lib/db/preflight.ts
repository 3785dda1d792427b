import "server-only";
import { REQUIRED_PERMISSIONS } from "@/lib/graph/login";
import type { PictureProblem, PreflightAccount, PreflightFacts } from "@/lib/posts/preflight";
import { accessEndsAt } from "@/lib/schedule/access";
import { heldSentence } from "./accounts";
import { getDb } from "./client";
import { withMine } from "./planner-rows";

/** What is known of an account of the person that bears on its posts' going out; null when it is not theirs. */
export async function getPreflightAccount(userId: string, accountId: string): Promise<PreflightAccount | null> {
  const account = await getDb().instagramAccount.findFirst({
    where: { id: accountId, userId },
    select: {
      username: true,
      heldAt: true,
      heldCode: true,
      heldSubcode: true,
      quotaTotal: true,
      quotaElsewhere: true,
      quotaReadAt: true,
      user: {
        select: { timeZone: true, userTokenExpiresAt: true, dataAccessExpiresAt: true, grantedScopes: true },
      },
    },
  });
  if (account === null) return null;
  const { user, username, quotaTotal, quotaElsewhere, quotaReadAt } = account;
  return {
    username,
    heldSentence: heldSentence(account),
    accessEndsAt: accessEndsAt(user)?.toISOString() ?? null,
    missingPermissions: REQUIRED_PERMISSIONS.filter((name) => !user.grantedScopes.includes(name)),
    quotaTotal,
    quotaElsewhere,
    quotaReadAt: quotaReadAt?.toISOString() ?? null,
    timeZone: user.timeZone ?? "UTC",
  };
}

type FactRow = { id: string; pictureProblem: PictureProblem | null; before: number };

/**
 * What is known of single scheduled posts of the person.
 * @param most how far posts of the 24 hours before are counted: the quota, since more makes no difference
 */
export async function getPreflightFacts(
  scope: { userId: string; accountId: string },
  postIds: readonly string[],
  most: number,
): Promise<Map<string, PreflightFacts>> {
  if (postIds.length === 0) return new Map();
  // What went out lately is read once, newest first: asked for post by post, Postgres would read the whole table for each.
  const rows = await getDb().$queryRaw<FactRow[]>`${withMine(scope)}, "out" AS MATERIALIZED (
      SELECT q."publishedAt" FROM "Post" q WHERE q."accountId" = (SELECT "id" FROM "mine") AND q."status" = 'published'
      ORDER BY q."publishedAt" DESC LIMIT ${most}
    ) SELECT p."id",
      (SELECT i."pictureProblem" FROM "PostImage" i
        WHERE i."postId" = p."id" AND i."pictureProblem" IS NOT NULL LIMIT 1) AS "pictureProblem",
      (SELECT count(*)::int FROM (SELECT 1 FROM "Post" q
        WHERE q."accountId" = p."accountId" AND q."status" = 'scheduled'
          AND q."publishAt" > p."publishAt" - interval '24 hours'
          AND (q."publishAt", q."id") < (p."publishAt", p."id") LIMIT ${most}) d)
      + (SELECT count(*)::int FROM "out" WHERE "out"."publishedAt" > p."publishAt" - interval '24 hours') AS "before"
    FROM "Post" p WHERE p."id" = ANY(${[...postIds]}) AND p."accountId" = (SELECT "id" FROM "mine")`;
  return new Map(
    rows.map(({ id, pictureProblem, before }) => [id, { pictureProblem, postsInDayBefore: before }] as const),
  );
}
