const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Every duration and bound of telling people. */
export const TELL_TIMING = {
  /** The whole of one try, whatever hangs. */
  tryMs: 15 * SECOND_MS,
  /** How long one process may hold a message. Longer than any try, so that nobody else sends it meanwhile. */
  leaseMs: 60 * SECOND_MS,
  /** A message claimed longer ago than this is not sent any more: this process was frozen, and another may have it. */
  sendWithinMs: 10 * SECOND_MS,
  retryFirstMs: 30 * SECOND_MS,
  retryMaxMs: HOUR_MS,
  /** Given up, with a word, this long after the occasion. News that old helps nobody. */
  giveUpMs: 48 * HOUR_MS,
  /** How many are on their way at the same time: few, since posts come first. */
  atOnce: 4,
  /** How long what was told is kept. */
  keepMs: 30 * 24 * HOUR_MS,
  /** Shortest time between two links to one mailbox, and between two tests. */
  askAgainMs: MINUTE_MS,
  testAgainMs: 5 * SECOND_MS,
  linksPerDay: 5,
  linkLifetimeMs: 24 * HOUR_MS,
} as const;

/** The wait after the `attempts`-th failure: doubling, bounded. */
export function tellAgainMs(attempts: number): number {
  return Math.min(TELL_TIMING.retryFirstMs * 2 ** Math.max(0, attempts - 1), TELL_TIMING.retryMaxMs);
}
