const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** A moment before a post's time its tile begins to change. */
const BEFORE_MS = 2 * SECOND_MS;
/** Until then it has normally gone out, or its page tells more than a tile can. */
const AFTER_MS = 3 * MINUTE_MS;
export const LOOK_MS = 3 * SECOND_MS;
/** Timers do not take more; nobody leaves a page open that long without a look. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/**
 * How long an open page waits before it asks whether anything has changed: until a post's time is near, then every few
 * seconds for a while.
 * @param untilDueMs how far the next post is; negative when its time has passed, null when there is none
 * @returns null = there is nothing to look for
 */
export function nextLookMs(untilDueMs: number | null): number | null {
  if (untilDueMs === null || untilDueMs < -AFTER_MS) return null;
  return untilDueMs > BEFORE_MS ? Math.min(untilDueMs - BEFORE_MS, LONGEST_MS) : LOOK_MS;
}
