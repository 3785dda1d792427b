import "server-only";
import { type AccountToCount, listAccountsToCount, markCounted, storeCounts } from "@/lib/db/system/counts";
import type { GraphClient } from "@/lib/graph/client";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { listMediaCounts } from "@/lib/graph/media-counts";
import { log } from "@/lib/log";
import { createGraph } from "./graph";
import { decryptToken } from "./token-cipher";

/** A little under a day, so that a daily run finds everybody again even when it comes early. */
const READ_EVERY_MS = 20 * 60 * 60 * 1000;
const BATCH = 20;
/** Pages of 100 media: what is older keeps the numbers it had. */
const MAX_PAGES = 3;

export type CountsTally = { accounts: number; posts: number; unreachable: number };

/**
 * Reads likes and comments of every account's newest media, once a day, and addresses that are missing. Nothing depends on it: what fails is left for the
 * next day, and nobody is held for it.
 * @param stopAt nobody new is looked at after this instant; the next run goes on with those who wait longest
 */
export async function refreshCounts(now: () => Date, stopAt: Date): Promise<CountsTally> {
  const tally: CountsTally = { accounts: 0, posts: 0, unreachable: 0 };
  const graph = createGraph();
  const before = new Date(now().getTime() - READ_EVERY_MS);
  for (;;) {
    const accounts = await listAccountsToCount(before, now(), BATCH);
    for (const account of accounts) {
      if (now() >= stopAt) return tally;
      await markCounted(account.id, now());
      await countOne(graph, account, now(), tally);
    }
    if (accounts.length < BATCH) return tally;
  }
}

async function countOne(graph: GraphClient, account: AccountToCount, now: Date, tally: CountsTally): Promise<void> {
  try {
    const token = decryptToken(account.pageTokenCipher);
    let after: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await listMediaCounts(graph, token, account.igUserId, after);
      tally.posts += await storeCounts(account.id, answer.counts, now);
      after = answer.after;
      if (after === null) break;
    }
    tally.accounts += 1;
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    tally.unreachable += 1;
    log.warn({ err: error }, "counts: likes and comments could not be read");
  }
}
