import "server-only";
import { holdAccountsOfUser } from "@/lib/db/system/accounts";
import { findUserByFacebookId } from "@/lib/db/users";
import { getEnv } from "@/lib/env";
import { readSignedRequest } from "./signed-request";

/** What Meta says when somebody has removed the app: 190/458. */
const REMOVED = { kind: "reconnect", code: 190, subcode: 458 } as const;

/** @returns whom a callback of Meta's is about, or null when Meta did not sign it */
export async function readCallback(request: Request): Promise<string | null> {
  const form = await request.formData().catch(() => null);
  const signedRequest = form?.get("signed_request");
  return typeof signedRequest === "string" ? readSignedRequest(signedRequest, getEnv().FACEBOOK_APP_SECRET) : null;
}

/** The person removed the app in their Facebook settings: their posts wait until they connect again. */
export async function deauthorize(facebookId: string, now: Date): Promise<void> {
  const user = await findUserByFacebookId(facebookId);
  if (user !== null) await holdAccountsOfUser(user.id, { at: now, ...REMOVED });
}
