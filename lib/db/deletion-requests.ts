import "server-only";
import { isId } from "@/lib/posts/id";
import { getDb } from "./client";

export type DeletionState = { requestedAt: Date; finishedAt: Date | null };

/** Notes a request about somebody of whom there is nothing here: it is finished already. */
export async function createFinishedDeletion(code: string, now: Date): Promise<void> {
  await getDb().deletionRequest.create({
    data: { id: code, requestedAt: now, finishedAt: now },
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
  if (!isId(code)) return null;
  return getDb().deletionRequest.findUnique({ where: { id: code }, select: { requestedAt: true, finishedAt: true } });
}

export type OpenDeletion = { code: string; userId: string; requestedAt: Date };

/** Requests that something is left to do for, oldest first. */
export async function listUnfinishedDeletions(limit: number, where: { userId?: string } = {}): Promise<OpenDeletion[]> {
  const rows = await getDb().deletionRequest.findMany({
    where: { ...where, finishedAt: null },
    select: { id: true, userId: true, requestedAt: true },
    orderBy: { requestedAt: "asc" },
    take: limit,
  });
  return rows.flatMap(({ id, userId, requestedAt }) => (userId === null ? [] : [{ code: id, userId, requestedAt }]));
}
