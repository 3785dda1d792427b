import "server-only";
import { getDb } from "../client";

export type AccountToCount = { id: string; igUserId: string; pageTokenCipher: string };
export type PostCounts = { mediaId: string; likes: number | null; comments: number | null; permalink: string | null };

/** Accounts with something published whose counts have not been read since `before`, those that wait longest first. */
export async function listAccountsToCount(before: Date, now: Date, limit: number): Promise<AccountToCount[]> {
  return getDb().instagramAccount.findMany({
    where: {
      user: { deletingAt: null },
      posts: { some: { status: "published" } },
      heldAt: null,
      AND: [
        { OR: [{ countsReadAt: null }, { countsReadAt: { lt: before } }] },
        { OR: [{ throttledUntil: null }, { throttledUntil: { lt: now } }] },
      ],
    },
    orderBy: { countsReadAt: { sort: "asc", nulls: "first" } },
    take: limit,
    select: { id: true, igUserId: true, pageTokenCipher: true },
  });
}

/** Notes that an account had its turn, whatever came of it: one that never answers must not keep the others waiting. */
export async function markCounted(accountId: string, at: Date): Promise<void> {
  await getDb().instagramAccount.updateMany({ where: { id: accountId }, data: { countsReadAt: at } });
}

/**
 * Stores what Instagram counted for posts of one account, in one statement, and the address of a post whose address could not
 * be read when it went out.
 * @returns how many posts there are of them
 */
export async function storeCounts(accountId: string, counts: readonly PostCounts[], at: Date): Promise<number> {
  if (counts.length === 0) return 0;
  return getDb().$executeRaw`
    UPDATE "Post" p SET "likeCount" = c."likes", "commentsCount" = c."comments", "countsReadAt" = ${at},
      "permalink" = COALESCE(p."permalink", c."permalink")
    FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS c("mediaId" text, "likes" int, "comments" int, "permalink" text)
    WHERE p."mediaId" = c."mediaId" AND p."accountId" = ${accountId}`;
}
