import "server-only";
import { holdAccountsOfUser } from "@/lib/db/system/accounts";
import { findUserByFacebookId } from "@/lib/db/users";
import { getEnv } from "@/lib/env";
import { readBody } from "@/lib/http/read-body";
import { readSignedRequest } from "./signed-request";

/** What Meta says when somebody has removed the app: 190/458. */
const REMOVED = { kind: "reconnect", code: 190, subcode: 458 } as const;

/** Meta's own have some hundred bytes. */
const MAX_FORM_BYTES = 16 * 1024;

/**
 * What every callback of Meta's has in common. `work` gets the app-scoped Facebook id of whom it is about. Answers 400 when Meta
 * did not sign it, 413 when it is longer than anything of Meta's.
 */
export async function answerCallback(
  request: Request,
  work: (facebookId: string) => Promise<object>,
): Promise<Response> {
  const body = await readBody(request, MAX_FORM_BYTES);
  if (body === null) return Response.json({ error: "Too large" }, { status: 413 });
  const facebookId = await readPerson(body, request.headers.get("content-type") ?? "");
  if (facebookId === null) return Response.json({ error: "Not signed by Meta" }, { status: 400 });
  return Response.json(await work(facebookId));
}

async function readPerson(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<string | null> {
  const headers = { "content-type": contentType };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  const signedRequest = form?.get("signed_request");
  return typeof signedRequest === "string" ? readSignedRequest(signedRequest, getEnv().FACEBOOK_APP_SECRET) : null;
}

/** The person removed the app in their Facebook settings: their posts wait until they connect again. */
export async function deauthorize(facebookId: string, now: Date): Promise<void> {
  const user = await findUserByFacebookId(facebookId);
  if (user !== null) await holdAccountsOfUser(user.id, { at: now, ...REMOVED });
}
