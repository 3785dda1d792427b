import "server-only";
import { sweepDiscarded } from "@/lib/compose/sweep-discarded";
import { deleteInstagramAccount } from "@/lib/db/account-deletion";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";

/**
 * Takes one account of the person away, with its posts and their pictures. What is on Instagram stays there.
 * @returns why not, or null
 */
export async function disconnectAccount(userId: string, accountId: string): Promise<string | null> {
  const now = new Date();
  const result = await deleteInstagramAccount(userId, accountId, now);
  if (result === "not-theirs") return ACCOUNT_WORDS.gone;
  if (result === "publishing") return ACCOUNT_WORDS.isPublishing;
  await sweepDiscarded(now);
  return null;
}
