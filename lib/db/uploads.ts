import "server-only";
import { getDb } from "./client";

export type UploadRow = { id: string; key: string; width: number; height: number; bytes: number };

const ROW = { id: true, key: true, width: true, height: true, bytes: true } as const;

export async function createUpload(userId: string, upload: Omit<UploadRow, "id">): Promise<UploadRow> {
  return getDb().upload.create({ data: { userId, ...upload }, select: ROW });
}

/** Uploads that no post has used since `before`, at most `limit` of them. System use: not scoped to an owner. */
export async function listUnusedUploads(before: Date, limit: number): Promise<{ id: string; key: string }[]> {
  return getDb().upload.findMany({
    where: { createdAt: { lt: before } },
    select: { id: true, key: true },
    take: limit,
  });
}

export async function deleteUploads(ids: string[]): Promise<void> {
  await getDb().upload.deleteMany({ where: { id: { in: ids } } });
}

export async function getUpload(userId: string, uploadId: string): Promise<UploadRow | null> {
  return getDb().upload.findFirst({ where: { id: uploadId, userId }, select: ROW });
}
