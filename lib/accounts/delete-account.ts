import "server-only";
import { listStoredKeys } from "@/lib/db/account-deletion";
import { getUserTokenCipher } from "@/lib/db/system/tokens";
import { deleteUser } from "@/lib/db/users";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { revokeGrant } from "@/lib/graph/login";
import { getStorage } from "@/lib/storage";
import { createGraph } from "./graph";
import { decryptToken } from "./token-cipher";

/**
 * Removes a person with everything of theirs: the grant at Meta, the pictures, the rows. Rows go last, so that after a
 * failure half-way everything that is left can still be found and the person can try again.
 * @throws StorageError when pictures could not be removed
 */
export async function deleteUserAndEverything(userId: string): Promise<void> {
  await revokeAtMeta(userId);
  await getStorage().delete(await listStoredKeys(userId));
  await deleteUser(userId);
}

/** Best effort: a token that is dead already has nothing left to revoke. */
async function revokeAtMeta(userId: string): Promise<void> {
  const cipher = await getUserTokenCipher(userId);
  if (cipher === null) return;
  try {
    await revokeGrant(createGraph(), decryptToken(cipher));
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    if (error.kind !== "reconnect") console.warn(`delete account: ${error.message}`);
  }
}
