import "server-only";
import { getDb } from "./client";

export type UploadRow = { id: string; key: string; width: number; height: number; bytes: number };

const ROW = { id: true, key: true, width: true, height: true, bytes: true } as const;

export async function createUpload(userId: string, upload: Omit<UploadRow, "id">): Promise<UploadRow> {
  return getDb().upload.create({ data: { userId, ...upload }, select: ROW });
}

/**
 * Forgets uploads that no post has used since `before`, at most `limit` of them. System use: not scoped to an owner.
 * @returns their keys, for storage to forget
 */
export async function deleteUnusedUploads(before: Date, limit: number): Promise<string[]> {
  const db = getDb();
  const old = await db.upload.findMany({ where: { createdAt: { lt: before } }, select: { id: true, key: true }, take: limit });
  await db.upload.deleteMany({ where: { id: { in: old.map((upload) => upload.id) } } });
  return old.map((upload) => upload.key);
}

export async function getUpload(userId: string, uploadId: string): Promise<UploadRow | null> {
  return getDb().upload.findFirst({ where: { id: uploadId, userId }, select: ROW });
}
