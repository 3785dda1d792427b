import "server-only";
import { getDb, type Prisma } from "./client";

/** Rendering is over and the row is written long before; a request ends after five minutes at the latest. */
const UNNAMED_FOR_MS = 60 * 60 * 1000;

/** Notes, in the transaction that deletes the rows, which files nobody needs any more: none can be forgotten by a crash. */
export async function noteDiscarded(tx: Prisma.TransactionClient, keys: readonly (string | null)[], now: Date) {
  const data = keys.filter((key) => key !== null).map((key) => ({ key, discardedAt: now }));
  await tx.discardedFile.createMany({ data, skipDuplicates: true });
}

/**
 * Notes files that are about to be stored, before their row is written: should that never come about, they are removed after
 * an hour.
 */
export async function expectFiles(keys: readonly string[], now: Date): Promise<void> {
  const discardedAt = new Date(now.getTime() + UNNAMED_FOR_MS);
  await getDb().discardedFile.createMany({ data: keys.map((key) => ({ key, discardedAt })), skipDuplicates: true });
}

/** In the transaction that writes the row of expected files: now they are named. */
export async function keepFiles(tx: Prisma.TransactionClient, keys: readonly string[]): Promise<void> {
  await tx.discardedFile.deleteMany({ where: { key: { in: [...keys] } } });
}

/** Expected files whose row will not be written need not wait for their hour. */
export async function discardFiles(keys: readonly string[], now: Date): Promise<void> {
  await getDb().discardedFile.updateMany({ where: { key: { in: [...keys] } }, data: { discardedAt: now } });
}

/** Files that are still to be removed, oldest first. System use: not scoped to an owner. */
export async function listDiscarded(limit: number, now: Date): Promise<string[]> {
  const rows = await getDb().discardedFile.findMany({
    where: { discardedAt: { lte: now } },
    select: { key: true },
    orderBy: { discardedAt: "asc" },
    take: limit,
  });
  return rows.map((row) => row.key);
}

/** Puts a file that storage would not remove behind all others. */
export async function postponeDiscarded(key: string, now: Date): Promise<void> {
  await getDb().discardedFile.updateMany({ where: { key }, data: { discardedAt: now } });
}

/** They are gone from storage. */
export async function forgetDiscarded(keys: string[]): Promise<void> {
  await getDb().discardedFile.deleteMany({ where: { key: { in: keys } } });
}
