import "server-only";
import { getDb } from "./client";

export type DeletionState = { requestedAt: Date; finishedAt: Date | null };

/** Notes that a person's data must go; `userId` null = there was nothing of theirs, so it is finished already. */
export async function createDeletionRequest(code: string, userId: string | null, now: Date): Promise<void> {
  const finishedAt = userId === null ? now : null;
  await getDb().deletionRequest.create({
    data: { id: code, userId, requestedAt: now, finishedAt },
    select: { id: true },
  });
}

export async function finishDeletionRequest(code: string, now: Date): Promise<void> {
  await getDb().deletionRequest.update({
    where: { id: code },
    data: { finishedAt: now, userId: null },
    select: { id: true },
  });
}

/** Where a request stands; null for a code that was never given out. */
export async function getDeletionState(code: string): Promise<DeletionState | null> {
  return getDb().deletionRequest.findUnique({ where: { id: code }, select: { requestedAt: true, finishedAt: true } });
}

/** Requests that something is left to do for, oldest first. */
export async function listUnfinishedDeletions(limit: number): Promise<{ id: string; userId: string }[]> {
  const rows = await getDb().deletionRequest.findMany({
    where: { finishedAt: null },
    select: { id: true, userId: true },
    orderBy: { requestedAt: "asc" },
    take: limit,
  });
  return rows.flatMap(({ id, userId }) => (userId === null ? [] : [{ id, userId }]));
}
