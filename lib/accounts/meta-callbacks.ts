import "server-only";
import { randomBytes } from "node:crypto";
import { createDeletionRequest, finishDeletionRequest, listUnfinishedDeletions } from "@/lib/db/deletion-requests";
import { holdAccountsOfUser } from "@/lib/db/system/accounts";
import { getUserByFacebookId } from "@/lib/db/users";
import { getEnv } from "@/lib/env";
import { StorageError } from "@/lib/storage";
import { deleteUserAndEverything } from "./delete-account";
import { readSignedRequest } from "./signed-request";

/** What Meta says when somebody has removed the app: 190/458. */
const REMOVED = { kind: "reconnect", code: 190, subcode: 458 } as const;
const BATCH = 20;

/** @returns whom a callback of Meta's is about, or null when Meta did not sign it */
export async function readCallback(request: Request): Promise<string | null> {
  const form = await request.formData().catch(() => null);
  const signedRequest = form?.get("signed_request");
  return typeof signedRequest === "string" ? readSignedRequest(signedRequest, getEnv().FACEBOOK_APP_SECRET) : null;
}

/** The person removed the app in their Facebook settings: their posts wait until they connect again. */
export async function deauthorize(facebookId: string, now: Date): Promise<void> {
  const user = await getUserByFacebookId(facebookId);
  if (user !== null) await holdAccountsOfUser(user.id, { at: now, ...REMOVED });
}

/**
 * The person asked Meta to have their data deleted. What cannot be deleted now is tried again by the maintenance run.
 * @returns the code by which they can see what became of it
 */
export async function requestDeletion(facebookId: string, now: Date): Promise<string> {
  const user = await getUserByFacebookId(facebookId);
  const code = randomBytes(16).toString("hex");
  await createDeletionRequest(code, user?.id ?? null, now);
  if (user !== null) await carryOut(code, user.id, now);
  return code;
}

/** Finishes deletions that failed half-way. @returns how many are finished now */
export async function finishDeletions(now: Date): Promise<number> {
  const open = await listUnfinishedDeletions(BATCH);
  let finished = 0;
  for (const { id, userId } of open) finished += Number(await carryOut(id, userId, now));
  return finished;
}

async function carryOut(code: string, userId: string, now: Date): Promise<boolean> {
  try {
    await deleteUserAndEverything(userId);
    await finishDeletionRequest(code, now);
    return true;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    console.warn(`deletion ${code}: ${error.message}`);
    return false;
  }
}
