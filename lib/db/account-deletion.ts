import "server-only";
import { getDb, type Prisma } from "./client";
import { noteDiscarded } from "./discarded-files";
import { IMAGE_KEYS, keysOf } from "./image-keys";

/** The keys of every picture that belongs to a person, or to one account of theirs: whatever storage keeps for them. */
export async function listStoredKeys(userId: string, accountId?: string): Promise<string[]> {
  const account = accountId === undefined ? { userId } : { id: accountId, userId };
  const db = getDb();
  const [images, uploads, accounts] = await Promise.all([
    db.postImage.findMany({ where: { post: { account } }, select: IMAGE_KEYS }),
    accountId === undefined ? db.upload.findMany({ where: { userId }, select: { key: true } }) : [],
    db.instagramAccount.findMany({ where: account, select: { pictureKey: true } }),
  ]);
  const pictures = accounts.map(({ pictureKey }) => pictureKey).filter((key) => key !== null);
  return [...images.flatMap(keysOf), ...uploads.map((upload) => upload.key), ...pictures];
}

/**
 * Begins a deletion: from here on the person cannot come in and nothing of theirs goes out. One transaction with the
 * request that the maintenance run finishes when the rest fails.
 */
export async function beginDeletion(code: string, userId: string, now: Date): Promise<void> {
  await getDb().$transaction(async (tx) => {
    await tx.deletionRequest.create({ data: { id: code, userId, requestedAt: now }, select: { id: true } });
    await tx.user.update({ where: { id: userId }, data: { deletingAt: now }, select: { id: true } });
    await tx.post.updateMany({
      where: { account: { userId }, status: "scheduled" },
      data: { status: "draft", nextActionAt: null, leaseOwner: null, leaseUntil: null },
    });
  });
}

/**
 * Removes every account, post, image row, event, upload, saved text and notification of a person. What is left is the person
 * and their grant.
 */
export async function deleteBelongings(userId: string): Promise<void> {
  const db = getDb();
  await db.instagramAccount.deleteMany({ where: { userId } });
  await db.upload.deleteMany({ where: { userId } });
  await db.savedText.deleteMany({ where: { userId } });
  await db.occasion.deleteMany({ where: { userId } });
  await db.pushDevice.deleteMany({ where: { userId } });
  await db.notificationSettings.deleteMany({ where: { userId } });
}

export async function deleteUser(userId: string): Promise<void> {
  await getDb().user.deleteMany({ where: { id: userId } });
}

export type DisconnectResult = "disconnected" | "not-theirs" | "publishing";

/**
 * Removes one account of the person with its posts. Refused while one of them is being published: it may be live.
 * Shows another account of theirs afterwards, if there is one. Its pictures are noted as discarded.
 */
export async function deleteInstagramAccount(userId: string, accountId: string, now: Date): Promise<DisconnectResult> {
  const keys = await listStoredKeys(userId, accountId);
  return getDb().$transaction(async (tx) => {
    const where = { id: accountId, userId };
    if ((await tx.instagramAccount.findFirst({ where, select: { id: true } })) === null) return "not-theirs";
    const publishing = await tx.post.count({ where: { accountId, status: "publishing" } });
    if (publishing > 0) return "publishing";
    await tx.instagramAccount.deleteMany({ where });
    await showAnother(tx, userId, accountId);
    await noteDiscarded(tx, keys, now);
    return "disconnected";
  });
}

async function showAnother(tx: Prisma.TransactionClient, userId: string, gone: string): Promise<void> {
  const next = await tx.instagramAccount.findFirst({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  await tx.user.updateMany({
    where: { id: userId, activeAccountId: gone },
    data: { activeAccountId: next?.id ?? null },
  });
}
