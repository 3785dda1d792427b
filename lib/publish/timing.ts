const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Every duration and bound the engine uses, in one value so that tests can shrink it as a whole. */
export type Timing = { readonly [Name in keyof typeof TIMING]: number };

export const TIMING = {
  /** How long before its time a post's container is made. */
  prepareAheadMs: 15 * MINUTE_MS,
  /** A container lives 24 h (3.1 of the Meta facts); one is not relied on in its last hour. */
  containerLifetimeMs: 23 * HOUR_MS,
  /** Images are ready within 3–5 s (7.4), so one read is normally enough. */
  firstStatusReadMs: 5 * SECOND_MS,
  maxStatusReadGapMs: MINUTE_MS,
  /** A container still IN_PROGRESS after this is given up for a fresh one. Meta's docs: poll for no longer than 5 min (3.2). */
  containerStuckMs: 5 * MINUTE_MS,
  /** A container that no token can read (7.3) is taken as ready after this: publishing an unready one is refused harmlessly. */
  assumeReadyMs: MINUTE_MS,
  maxContainers: 4,
  /** Claims in a row of which nothing was stored: the post kills whoever works on it. */
  maxAttempts: 8,
  /** Failures in a row that will hardly pass by waiting: a picture that cannot be fetched, an answer that nobody knows. */
  maxTroubles: 7,
  maxPublishCalls: 4,
  retryFirstMs: 5 * SECOND_MS,
  /** How late a post is at most once what was in its way is over: Meta away, or a setting of the app that was wrong. */
  retryMaxMs: 5 * MINUTE_MS,
  /** The same while Meta or the way there is away and the post is due or nearly so: it goes out in the minute Meta is back. */
  retryDueMaxMs: 45 * SECOND_MS,
  /** 9007: nothing was posted, the same container may be published again after a moment (5.2). */
  notReadyMs: 5 * SECOND_MS,
  /** Another post of the account is between sent and known: look again soon at first, then less often. */
  accountBusyMs: SECOND_MS,
  accountBusyMaxMs: 15 * SECOND_MS,
  /** From this late on a post lets older ones of its account go first; before that its own time comes first. */
  overdueMs: MINUTE_MS,
  /** An older one that is not looked at within this, the longest pause of one that gets on, is not waited for. */
  giveWayWithinMs: MINUTE_MS,
  /** How long one process may hold a post without a word. Longer than any single call can take. */
  leaseMs: 90 * SECOND_MS,
  /** Longest wait inside a process; a longer one gives the post back. */
  keepMs: 6 * SECOND_MS,
  /** A publish whose intent was stored longer ago than this is not sent any more: somebody else may have taken over. */
  sendWithinMs: 10 * SECOND_MS,
  /** First look after an unclear publish, and the shortest gap between looks. */
  reconcileFirstMs: 5 * SECOND_MS,
  reconcileMaxGapMs: MINUTE_MS,
  /**
   * A post is taken as not live when container and list both say so this long after the call: Meta's own counters have
   * been seen to lag by minutes (15.1), so a quarter of an hour, and a minute for the call itself.
   */
  reconcileQuietMs: 16 * MINUTE_MS,
  /** After this long without an answer the person is asked. */
  reconcileGiveUpMs: 15 * MINUTE_MS,
  reconcileMinTries: 3,
  /** How far Meta's clock may be behind ours when a published post is looked for by its time. */
  clockSlackMs: 30 * SECOND_MS,
  /** The address is no hurry: in a full second every other post comes first. */
  permalinkDelayMs: 2 * SECOND_MS,
  /** With the pauses between them about an hour: the list of media may lag behind for long (15.1). */
  permalinkTries: 12,
  /** A post that could not go out this long after its time is not published by itself. */
  lateMs: 6 * HOUR_MS,
  throttleMs: HOUR_MS,
  /** How long preparing waits when an allowance is nearly used up, unless Meta names a longer time. */
  calmMs: 5 * MINUTE_MS,
  /** A post this near to its time is prepared all the same. */
  urgentMs: 2 * MINUTE_MS,
  quotaRetryMs: 30 * MINUTE_MS,
  /** "Action is blocked" (4/2207051): Meta wants hours of quiet. */
  blockedMs: 2 * HOUR_MS,
} as const satisfies Record<string, number>;
