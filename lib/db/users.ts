import "server-only";
import { getDb } from "./client";

export type UserRow = { id: string; name: string; timeZone: string | null; activeAccountId: string | null };

const PUBLIC = { id: true, name: true, timeZone: true, activeAccountId: true } as const;

export async function getUser(id: string): Promise<UserRow | null> {
  return getDb().user.findUnique({ where: { id }, select: PUBLIC });
}

export async function getUserByFacebookId(facebookId: string): Promise<UserRow | null> {
  return getDb().user.findUnique({ where: { facebookId }, select: PUBLIC });
}

export type Grant = {
  name: string;
  userTokenCipher: string;
  userTokenExpiresAt: Date | null;
  dataAccessExpiresAt: Date | null;
  grantedScopes: string[];
};

/** Stores what a person granted by signing in; makes the user on the first time. */
export async function saveGrant(facebookId: string, grant: Grant): Promise<UserRow> {
  return getDb().user.upsert({
    where: { facebookId },
    create: { facebookId, ...grant },
    update: grant,
    select: PUBLIC,
  });
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

/** Removes the person with every account, post, image row, event and upload of theirs. */
export async function deleteUser(userId: string): Promise<void> {
  await getDb().user.deleteMany({ where: { id: userId } });
}
