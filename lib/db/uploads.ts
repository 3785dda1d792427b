import "server-only";
import { isId } from "@/lib/posts/id";
import { getDb, type Prisma } from "./client";
import { keepFiles, noteDiscarded } from "./discarded-files";

export type UploadRow = { id: string; key: string; width: number; height: number; bytes: number };

const ROW = { id: true, key: true, width: true, height: true, bytes: true } as const;

/** Registers an upload before its first byte. @returns its id */
export async function createUpload(userId: string, key: string, announcedBytes: number): Promise<string> {
  const { id } = await getDb().upload.create({ data: { userId, key, announcedBytes }, select: { id: true } });
  return id;
}

export type AnyUpload = { key: string; announcedBytes: number | null; photo: UploadRow | null };

/** An upload of the person, looked at or not: `photo` is null until `confirmUpload`. */
export async function getAnyUpload(userId: string, uploadId: string): Promise<AnyUpload | null> {
  if (!isId(uploadId)) return null;
  const row = await getDb().upload.findFirst({
    where: { id: uploadId, userId },
    select: { ...ROW, announcedBytes: true },
  });
  if (row === null) return null;
  const { announcedBytes, ...photo } = row;
  return { key: row.key, announcedBytes, photo: toPhoto(photo) };
}

/**
 * Does `work`, which puts a file into its place, while this upload cannot be confirmed or deleted, nor the deletion of its
 * person begin: each of them waits, and finds the file then.
 * @returns false, and nothing is done, when the upload is confirmed or gone, or the person is about to be
 */
export async function whileUploadWaits(userId: string, uploadId: string, work: () => Promise<void>): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    if ((await lockWaiting(tx, userId, uploadId)) === null) return false;
    await work();
    return true;
  });
}

/** @returns the upload's key, or null when it is confirmed or gone, or its person is about to be */
async function lockWaiting(tx: Prisma.TransactionClient, userId: string, uploadId: string): Promise<string | null> {
  const [waiting] = await tx.$queryRaw<{ key: string }[]>`
    SELECT p."key" FROM "Upload" p JOIN "User" u ON u."id" = p."userId"
    WHERE p."id" = ${uploadId} AND u."id" = ${userId} AND p."width" IS NULL AND u."deletingAt" IS NULL
    FOR UPDATE OF p FOR SHARE OF u`;
  return waiting?.key ?? null;
}

/** A photo of the person that was looked at and may become part of a post. */
export async function getUpload(userId: string, uploadId: string): Promise<UploadRow | null> {
  return (await getAnyUpload(userId, uploadId))?.photo ?? null;
}

/** Stores what the photo turned out to be. @returns false when the upload is not theirs, or gone */
export async function confirmUpload(
  userId: string,
  uploadId: string,
  photo: { width: number; height: number; bytes: number },
): Promise<boolean> {
  const { count } = await getDb().upload.updateMany({ where: { id: uploadId, userId }, data: photo });
  return count === 1;
}

/**
 * The same, when another file takes the place of the one that arrived, which is noted as discarded.
 * @param photo its `key` is that of a file that is expected (`expectFiles`) and is kept from now on
 * @returns false when the upload is not theirs, gone, or confirmed already, or its person is about to be deleted
 */
export async function confirmInstead(
  userId: string,
  uploadId: string,
  photo: { key: string; width: number; height: number; bytes: number },
  now: Date,
): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    const arrived = await lockWaiting(tx, userId, uploadId);
    if (arrived === null) return false;
    await tx.upload.update({ where: { id: uploadId }, data: photo, select: { id: true } });
    await noteDiscarded(tx, [arrived], now);
    await keepFiles(tx, [photo.key]);
    return true;
  });
}

/** Forgets an upload that turned out to be no photo; its file is noted as discarded. */
export async function discardUpload(userId: string, uploadId: string, now: Date): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const where = { id: uploadId, userId };
    const row = await tx.upload.findFirst({ where, select: { key: true } });
    await tx.upload.deleteMany({ where });
    await noteDiscarded(tx, [row?.key ?? null], now);
  });
}

function toPhoto({
  width,
  height,
  bytes,
  ...row
}: {
  id: string;
  key: string;
  width: number | null;
  height: number | null;
  bytes: number | null;
}): UploadRow | null {
  return width === null || height === null || bytes === null ? null : { ...row, width, height, bytes };
}
