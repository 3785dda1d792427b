import "server-only";
import { deleteOldOccasions } from "@/lib/db/system/occasions";
import { TELL_TIMING } from "./timing";

const BATCH = 500;

/** Forgets what was told more than `TELL_TIMING.keepMs` ago. @returns how many occasions */
export async function sweepTold(now: Date): Promise<number> {
  const before = new Date(now.getTime() - TELL_TIMING.keepMs);
  let removed = 0;
  for (;;) {
    const count = await deleteOldOccasions(before, BATCH);
    removed += count;
    if (count < BATCH) return removed;
  }
}
