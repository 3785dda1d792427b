import "server-only";
import { randomBytes } from "node:crypto";
import { beginDeletion, deleteBelongings, deleteUser, listStoredKeys } from "@/lib/db/account-deletion";
import {
  createFinishedDeletion,
  finishDeletionRequest,
  listUnfinishedDeletions,
  type OpenDeletion,
} from "@/lib/db/deletion-requests";
import { getUserTokenCipher } from "@/lib/db/system/tokens";
import { findUserByFacebookId } from "@/lib/db/users";
import { GraphError, isGraphFailure } from "@/lib/graph/graph-error";
import { revokeGrant } from "@/lib/graph/login";
import { log } from "@/lib/log";
import { getStorage, StorageError } from "@/lib/storage";
import { createGraph } from "./graph";
import { decryptToken } from "./token-cipher";

/** How long the maintenance run keeps trying to give back the grant at Meta before the person is deleted without. */
const REVOKE_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const BATCH = 20;

export type Deletion = { code: string; isFinished: boolean };

/**
 * Deletes a person with everything of theirs. They are out at once; what cannot be removed now (storage or Meta out of
 * reach) is finished by the maintenance run.
 * @returns the code by which they can see what became of it
 */
export async function deletePerson(userId: string, now: Date): Promise<Deletion> {
  const code = randomBytes(16).toString("hex");
  await beginDeletion(code, userId, now);
  return { code, isFinished: await carryOut({ code, userId, requestedAt: now }, now) };
}

/** The same, asked for through Meta: `facebookId` may be a stranger, of whom there is nothing to delete. */
export async function deletePersonOf(facebookId: string, now: Date): Promise<Deletion> {
  const user = await findUserByFacebookId(facebookId);
  if (user !== null) return deletePerson(user.id, now);
  const code = randomBytes(16).toString("hex");
  await createFinishedDeletion(code, now);
  return { code, isFinished: true };
}

/** Finishes deletions that failed half-way. @returns how many are finished now */
export async function finishDeletions(now: Date): Promise<number> {
  let finished = 0;
  for (const open of await listUnfinishedDeletions(BATCH)) finished += Number(await carryOut(open, now));
  return finished;
}

/** Finishes what is left of one person's deletion. @returns whether nothing is left of it */
export async function finishDeletionOf(userId: string, now: Date): Promise<boolean> {
  const open = await listUnfinishedDeletions(BATCH, { userId });
  const done = await Promise.all(open.map((deletion) => carryOut(deletion, now)));
  return done.every(Boolean);
}

/** Files before their rows, the grant last: whatever fails, what is left can still be found. */
async function carryOut({ code, userId, requestedAt }: OpenDeletion, now: Date): Promise<boolean> {
  try {
    await getStorage().delete(await listStoredKeys(userId));
    await deleteBelongings(userId);
    await revokeAtMeta(userId, now.getTime() - requestedAt.getTime() >= REVOKE_FOR_MS);
  } catch (error) {
    if (!(error instanceof StorageError) && !isGraphFailure(error)) throw error;
    log.warn({ err: error }, "deletion: not finished yet; the next maintenance run goes on");
    return false;
  }
  await deleteUser(userId);
  await finishDeletionRequest(code, now);
  return true;
}

/** A token that is dead already has nothing left to give back. */
async function revokeAtMeta(userId: string, isLastTry: boolean): Promise<void> {
  const cipher = await getUserTokenCipher(userId);
  if (cipher === null) return;
  try {
    await revokeGrant(createGraph(), decryptToken(cipher));
  } catch (error) {
    const isDead = error instanceof GraphError && error.kind === "reconnect";
    if (isDead || (isLastTry && isGraphFailure(error))) return;
    throw error;
  }
}
