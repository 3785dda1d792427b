import "server-only";
import { getDb } from "./client";

export type UploadRow = { id: string; key: string; width: number; height: number; bytes: number };

const ROW = { id: true, key: true, width: true, height: true, bytes: true } as const;

export async function createUpload(userId: string, upload: Omit<UploadRow, "id">): Promise<UploadRow> {
  return getDb().upload.create({ data: { userId, ...upload }, select: ROW });
}

export async function getUpload(userId: string, uploadId: string): Promise<UploadRow | null> {
  return getDb().upload.findFirst({ where: { id: uploadId, userId }, select: ROW });
}
