import "server-only";
import { forgetDiscarded, listDiscarded, postponeDiscarded } from "@/lib/db/discarded-files";
import { log } from "@/lib/log";
import { getStorage, StorageError } from "@/lib/storage";

const BATCH = 100;
/** What is left over is for the next run. */
const MOST_BATCHES = 200;
/** After so many files that storage refuses one by one, it is the storage that is broken and not a file. */
const MOST_REFUSALS = 3;

/**
 * Removes the files whose rows have been deleted, right after that: as many as somebody who waits can wait for. What storage
 * refuses, and what is left over, is for the maintenance run. @returns how many are gone
 */
export async function sweepDiscarded(now: Date): Promise<number> {
  const keys = await listDiscarded(BATCH, now);
  return (await remove(keys)) ? keys.length : 0;
}

/** The same for the maintenance run. A file that cannot be removed goes to the end, so that it keeps no other. */
export async function sweepAllDiscarded(now: Date): Promise<number> {
  let removed = 0;
  let refused = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const keys = await listDiscarded(BATCH, now);
    if (keys.length === 0) break;
    if (await remove(keys)) {
      removed += keys.length;
      continue;
    }
    for (const key of keys) {
      if (refused >= MOST_REFUSALS) return removed;
      if (await remove([key])) removed += 1;
      else {
        refused += 1;
        await postponeDiscarded(key, now);
      }
    }
  }
  return removed;
}

/** @returns false when storage refused; the rows stay then */
async function remove(keys: string[]): Promise<boolean> {
  try {
    await getStorage().delete(keys);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.warn({ err: error }, "discarded files: the storage refused; the next maintenance run tries again");
    return false;
  }
  await forgetDiscarded(keys);
  return true;
}
