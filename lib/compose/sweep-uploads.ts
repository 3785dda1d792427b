import "server-only";
import { deleteUploads, listUnusedUploads } from "@/lib/db/uploads";
import { getStorage } from "@/lib/storage";

const UNUSED_FOR_MS = 24 * 60 * 60 * 1000;
const BATCH = 100;

/** Removes photos that were uploaded more than a day ago and never became part of a post. @returns how many */
export async function sweepUploads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - UNUSED_FOR_MS);
  let removed = 0;
  for (;;) {
    const unused = await listUnusedUploads(before, BATCH);
    // Files first: a row that is left can be found again, a file without a row cannot.
    await getStorage().delete(unused.map((upload) => upload.key));
    await deleteUploads(unused.map((upload) => upload.id));
    removed += unused.length;
    if (unused.length < BATCH) return removed;
  }
}
