import "server-only";
import { createGraph } from "@/lib/accounts/graph";
import { decryptToken } from "@/lib/accounts/token-cipher";
import { listBusiestAccounts } from "@/lib/db/system/figures";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { getPublishingLimit } from "@/lib/graph/publishing";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Every look costs calls out of the same allowance. */
const KEEP_MS = 10 * 60 * 1000;
const MOST_ACCOUNTS = 5;

export type Quota = { igUserId: string; left: number };

let kept: { at: number; quotas: Promise<Quota[]> } | null = null;

/** How many posts Meta still takes today from the accounts that published most; asked at most every ten minutes. */
export function readQuotas(now: Date): Promise<Quota[]> {
  if (kept === null || now.getTime() - kept.at >= KEEP_MS) kept = { at: now.getTime(), quotas: ask(now) };
  const reading = kept.quotas;
  reading.catch(() => (kept = null));
  return reading;
}

async function ask(now: Date): Promise<Quota[]> {
  const graph = createGraph();
  const accounts = await listBusiestAccounts(new Date(now.getTime() - DAY_MS), MOST_ACCOUNTS);
  const answers = accounts.map(async ({ igUserId, pageTokenCipher }) => {
    try {
      const { used, total } = await getPublishingLimit(graph, decryptToken(pageTokenCipher), igUserId);
      return total === null ? [] : [{ igUserId, left: Math.max(0, total - used) }];
    } catch (error) {
      if (!isGraphFailure(error)) throw error;
      return [];
    }
  });
  return (await Promise.all(answers)).flat();
}
