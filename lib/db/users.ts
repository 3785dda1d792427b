import "server-only";
import { accessEndsAt } from "@/lib/schedule/access";
import { getDb, type Prisma } from "./client";

export type UserRow = {
  id: string;
  name: string;
  timeZone: string | null;
  activeAccountId: string | null;
  /** When Meta's access to everything of theirs ends (`accessEndsAt`); null = it does not. */
  accessEnd: Date | null;
  /** When their connections were last seen to work. */
  healthCheckedAt: Date | null;
};

const PUBLIC = {
  id: true,
  name: true,
  timeZone: true,
  activeAccountId: true,
  userTokenExpiresAt: true,
  dataAccessExpiresAt: true,
  healthCheckedAt: true,
} as const satisfies Prisma.UserSelect;

/** A person who can use Ospost; null for a stranger and for somebody who is being deleted. */
export async function getUser(id: string): Promise<UserRow | null> {
  const user = await getDb().user.findUnique({ where: { id, deletingAt: null }, select: PUBLIC });
  return user === null ? null : toUserRow(user);
}

/** The person's own id for their app-scoped Facebook id, whether they are being deleted or not. */
export async function findUserByFacebookId(facebookId: string): Promise<{ id: string; isDeleting: boolean } | null> {
  const user = await getDb().user.findUnique({ where: { facebookId }, select: { id: true, deletingAt: true } });
  return user === null ? null : { id: user.id, isDeleting: user.deletingAt !== null };
}

export type Grant = {
  name: string;
  userTokenCipher: string;
  userTokenExpiresAt: Date | null;
  dataAccessExpiresAt: Date | null;
  grantedScopes: string[];
};

/** Stores what a person granted by signing in; makes the user on the first time. @returns their id */
export async function saveGrant(facebookId: string, grant: Grant, now: Date): Promise<string> {
  const seen = { ...grant, healthTriedAt: now, healthCheckedAt: now };
  const user = await getDb().user.upsert({
    where: { facebookId },
    create: { facebookId, ...seen },
    update: seen,
    select: { id: true },
  });
  return user.id;
}

export async function updateTimeZone(userId: string, timeZone: string): Promise<void> {
  await getDb().user.update({ where: { id: userId }, data: { timeZone }, select: { id: true } });
}

/** Chooses which of the person's own accounts is shown. @returns false when it is not theirs */
export async function updateActiveAccount(userId: string, accountId: string): Promise<boolean> {
  const { count } = await getDb().user.updateMany({
    where: { id: userId, accounts: { some: { id: accountId } } },
    data: { activeAccountId: accountId },
  });
  return count === 1;
}

function toUserRow(user: Prisma.UserGetPayload<{ select: typeof PUBLIC }>): UserRow {
  const { userTokenExpiresAt, dataAccessExpiresAt, ...row } = user;
  return { ...row, accessEnd: accessEndsAt({ userTokenExpiresAt, dataAccessExpiresAt }) };
}
