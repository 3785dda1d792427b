import "server-only";
import { getDb } from "../client";
import { closeSettledNotices, createNotice } from "../notices";

/** What the health check needs of a person; tokens are still encrypted. */
export type UserToCheck = {
  id: string;
  timeZone: string | null;
  userTokenCipher: string | null;
  userTokenExpiresAt: Date | null;
  dataAccessExpiresAt: Date | null;
  accounts: { id: string; igUserId: string; pageId: string; pageTokenCipher: string; pictureHash: string | null }[];
};

/** People whose connections have not been looked at since `before`, those who wait longest first. */
export async function listUsersToCheck(before: Date, limit: number): Promise<UserToCheck[]> {
  return getDb().user.findMany({
    where: {
      deletingAt: null,
      accounts: { some: {} },
      OR: [{ healthTriedAt: null }, { healthTriedAt: { lt: before } }],
    },
    orderBy: { healthTriedAt: { sort: "asc", nulls: "first" } },
    take: limit,
    select: {
      id: true,
      timeZone: true,
      userTokenCipher: true,
      userTokenExpiresAt: true,
      dataAccessExpiresAt: true,
      accounts: {
        select: { id: true, igUserId: true, pageId: true, pageTokenCipher: true, pictureHash: true },
        take: 100,
      },
    },
  });
}

export type HealthFacts = {
  healthTriedAt: Date;
  healthCheckedAt?: Date;
  userTokenExpiresAt?: Date | null;
  dataAccessExpiresAt?: Date | null;
  grantedScopes?: string[];
};

export async function saveHealth(userId: string, facts: HealthFacts): Promise<void> {
  await getDb().user.updateMany({ where: { id: userId }, data: facts });
}

export type AccountFacts = {
  username: string;
  name: string;
  pageId: string;
  pageName: string;
  pageTokenCipher: string;
};

/** Stores what Meta says an account is called now, and its Page's token; a hold stays as it is. */
export async function saveAccountFacts(accountId: string, facts: AccountFacts): Promise<void> {
  await getDb().instagramAccount.updateMany({ where: { id: accountId }, data: facts });
}

/** Posts of a person that are planned for after their access ends. */
export async function countPostsAfter(userId: string, end: Date): Promise<number> {
  return getDb().post.count({ where: { account: { userId }, status: "scheduled", publishAt: { gte: end } } });
}

/**
 * Tells the person that their access ends; earlier warnings of the same kind are closed, since this one is truer.
 * @returns whether it is new
 */
export async function warnOfEnd(
  userId: string,
  warning: { key: string; title: string; body: string },
  now: Date,
): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    if ((await tx.notice.count({ where: { userId, key: warning.key } })) > 0) return false;
    await closeSettledNotices(tx, userId, null, now);
    return createNotice(tx, { userId, accountId: null, kind: "access-ending", ...warning }, now);
  });
}
