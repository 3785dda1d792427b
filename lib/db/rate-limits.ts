import "server-only";
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { getDb } from "./client";

/** At most `points` of something within `seconds`, counted from the first one. */
export type RateLimit = {
  points: number;
  seconds: number;
  /** Counted in this process alone while the database is away, instead of failing. */
  isNeededWithoutDatabase?: boolean;
};

const limiters = new Map<string, RateLimiterPrisma>();

/**
 * Counts one more, for all processes together: the rows are in the database, and one statement counts.
 * @param key says what is counted and for whom
 * @returns milliseconds until it may be tried again; 0 when it is within the limit
 */
export async function countUp(key: string, limit: RateLimit): Promise<number> {
  try {
    await limiterOf(limit).consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1);
    throw refusal;
  }
}

/** Forgets what has run out. @returns how many rows */
export async function deleteExpiredLimits(now: Date): Promise<number> {
  return (await getDb().rateLimit.deleteMany({ where: { expire: { lte: now } } })).count;
}

function limiterOf({ points, seconds, isNeededWithoutDatabase = false }: RateLimit): RateLimiterPrisma {
  const name = `${points} in ${seconds}${isNeededWithoutDatabase ? ", always" : ""}`;
  const limiter =
    limiters.get(name) ??
    new RateLimiterPrisma({
      storeClient: getDb(),
      tableName: "rateLimit",
      keyPrefix: "",
      points,
      duration: seconds,
      // Expired rows are swept by the maintenance run; a timer in a function that sleeps would never ring.
      clearExpiredByTimeout: false,
      ...(isNeededWithoutDatabase ? { insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }) } : {}),
    });
  limiters.set(name, limiter);
  return limiter;
}
