import { saveLogin } from "@/lib/accounts/save-login";
import { PERMISSIONS } from "@/lib/graph/login";
import type { SandboxControl } from "../../tests/sandbox/control/client";
import { SANDBOX_APP_ID, SANDBOX_APP_SECRET } from "../../tests/sandbox/index";
import type { Connected } from "./enact";

const REDIRECT_URI = "http://localhost:3999/api/auth/callback/facebook";

/** The person puts things right with Instagram, allows everything in Facebook's dialog, and comes back to the app. */
export async function reconnect(control: SandboxControl, sandboxUrl: string, account: Connected): Promise<boolean> {
  await control.post("accounts/trouble", { account: account.igUserId, trouble: null });
  return (await saveLogin(await logIn(sandboxUrl, account))) === "saved";
}

/** @returns the short-lived token a login ends with */
async function logIn(sandboxUrl: string, { personId, pageIds }: Connected): Promise<string> {
  const permissions = Object.keys(PERMISSIONS);
  const asked = { client_id: SANDBOX_APP_ID, redirect_uri: REDIRECT_URI, scope: permissions.join(","), state: "s" };
  const query = new URLSearchParams({ ...asked, auth_type: "rerequest" });
  const form = new URLSearchParams({ person: personId, decision: "continue" });
  for (const permission of permissions) form.append(`permission.${personId}`, permission);
  for (const page of pageIds) form.append(`page.${personId}`, page);
  const dialog = `${sandboxUrl}/v25.0/dialog/oauth?${query}`;
  const decided = await fetch(dialog, { method: "POST", body: form, redirect: "manual" });
  const code = new URL(decided.headers.get("location") ?? "about:blank").searchParams.get("code") ?? "";
  const exchange = { client_id: SANDBOX_APP_ID, client_secret: SANDBOX_APP_SECRET, redirect_uri: REDIRECT_URI, code };
  const answer = await fetch(`${sandboxUrl}/v25.0/oauth/access_token?${new URLSearchParams(exchange)}`);
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error("The sandbox gave no token to somebody who logged in.");
  return token;
}
