import "server-only";
import { createHmac } from "node:crypto";
import { countUp, type RateLimit } from "@/lib/db/rate-limits";
import { getEnv } from "@/lib/env";

/** Far above what a person does, and what an office behind one address does; enough to stop a script. */
const LIMITS = {
  /** Setting out to Facebook and coming back count one each: sixty people, a training room. Who comes back makes us call Meta. */
  "sign-in by address": { points: 120, seconds: 60 },
  "upload by person": { points: 120, seconds: 600 },
  "upload by address": { points: 360, seconds: 600 },
  /** Each one is a guess at OPERATOR_SECRET. The page it opens says what is wrong with the database. */
  "operator by address": { points: 10, seconds: 600, isNeededWithoutDatabase: true },
} as const satisfies Record<string, RateLimit>;

export type Limited = keyof typeof LIMITS;

/**
 * Counts one attempt against every limit named.
 * @param who for each limit, whose attempts are counted together: a person's id, an address
 * @returns whole seconds to wait; 0 = go on
 */
export async function takeTurn(who: Partial<Record<Limited, string>>): Promise<number> {
  const waits = await Promise.all(
    Object.entries(who).map(([limit, whose]) => countUp(keyOf(limit, whose), LIMITS[limit as Limited])),
  );
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

/** "in 40 seconds", "in 3 minutes": when to try again, for a sentence. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}

/** Addresses and ids are not kept, only what tells them apart. */
function keyOf(limit: string, whose: string): string {
  return createHmac("sha256", getEnv().NEXTAUTH_SECRET).update(`${limit}\0${whose}`).digest("base64url");
}
