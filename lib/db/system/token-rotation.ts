import "server-only";
import { getDb } from "../client";

/** What is encrypted: people's tokens, their Pages', and the secrets of their webhooks. `id` of its row. */
export type StoredToken = { kind: "user" | "page" | "webhook"; id: string; cipher: string };

/** Encrypted tokens that another key than `keyId` made, in the order of their ids, those beyond `after`. */
export async function listTokensOfOtherKeys(
  kind: StoredToken["kind"],
  keyId: string,
  after: string,
  limit: number,
): Promise<StoredToken[]> {
  const made = `${keyId}.`;
  const common = { orderBy: { id: "asc" }, take: limit } as const;
  if (kind === "user") {
    const where = { id: { gt: after }, userTokenCipher: { not: null }, NOT: { userTokenCipher: { startsWith: made } } };
    const rows = await getDb().user.findMany({ where, select: { id: true, userTokenCipher: true }, ...common });
    return rows.map((row) => ({ kind, id: row.id, cipher: row.userTokenCipher ?? "" }));
  }
  if (kind === "webhook") {
    const where = {
      userId: { gt: after },
      webhookSecretCipher: { not: null },
      NOT: { webhookSecretCipher: { startsWith: made } },
    };
    const rows = await getDb().notificationSettings.findMany({
      where,
      select: { userId: true, webhookSecretCipher: true },
      orderBy: { userId: "asc" },
      take: limit,
    });
    return rows.map((row) => ({ kind, id: row.userId, cipher: row.webhookSecretCipher ?? "" }));
  }
  const where = { id: { gt: after }, NOT: { pageTokenCipher: { startsWith: made } } };
  const rows = await getDb().instagramAccount.findMany({
    where,
    select: { id: true, pageTokenCipher: true },
    ...common,
  });
  return rows.map((row) => ({ kind, id: row.id, cipher: row.pageTokenCipher }));
}

/** Only while it is still what was read: a login in the meantime has stored a newer token. */
export async function replaceToken({ kind, id, cipher }: StoredToken, next: string): Promise<void> {
  if (kind === "user") {
    await getDb().user.updateMany({ where: { id, userTokenCipher: cipher }, data: { userTokenCipher: next } });
  } else if (kind === "webhook") {
    await getDb().notificationSettings.updateMany({
      where: { userId: id, webhookSecretCipher: cipher },
      data: { webhookSecretCipher: next },
    });
  } else {
    await getDb().instagramAccount.updateMany({
      where: { id, pageTokenCipher: cipher },
      data: { pageTokenCipher: next },
    });
  }
}
