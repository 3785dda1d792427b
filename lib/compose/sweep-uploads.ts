import "server-only";
import { deleteUnusedUploads } from "@/lib/db/uploads";
import { getStorage } from "@/lib/storage";

const UNUSED_FOR_MS = 24 * 60 * 60 * 1000;
const BATCH = 100;

/** Removes photos that were uploaded more than a day ago and never became part of a post. @returns how many */
export async function sweepUploads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - UNUSED_FOR_MS);
  let removed = 0;
  for (;;) {
    const keys = await deleteUnusedUploads(before, BATCH);
    await getStorage().delete(keys);
    removed += keys.length;
    if (keys.length < BATCH) return removed;
  }
}
