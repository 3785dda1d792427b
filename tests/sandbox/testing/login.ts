import type { Stage } from "./stage";

export const REDIRECT_URI = "http://localhost:3000/api/auth/callback/facebook";
export const SCOPES =
  "instagram_basic,instagram_content_publish,pages_show_list,pages_read_engagement,business_management";

/** The ids of the seeded people. */
export const ADA = "122100000000000001";
export const NOOR = "122100000000000002";
export const KIM = "122100000000000003";
export const SAM = "122100000000000004";
export const LOU = "122100000000000005";
/** The one without a role in the app. */
export const RONI = "122100000000000010";
export const ADAS_PAGES = ["134895793791901", "134895793791902"];

export type Decision = {
  person?: string;
  permissions?: readonly string[];
  pages?: readonly string[];
  decision?: "continue" | "cancel";
};

/** What the app asks the dialog for, changed; null leaves a parameter out. */
type Changes = Record<string, string | null>;

export function dialogAddress(stage: Stage, changes: Changes = {}): string {
  const asked: Changes = {
    client_id: stage.sandbox.appId,
    redirect_uri: REDIRECT_URI,
    scope: SCOPES,
    state: "st/ate=1",
    ...changes,
  };
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  return `${stage.sandbox.url}/v25.0/dialog/oauth?${query}`;
}

/** Submits the dialog as a browser would. @returns where it sends the browser */
export async function decide(stage: Stage, decision: Decision = {}, changes: Changes = {}): Promise<URL> {
  const { person = ADA, permissions = SCOPES.split(","), pages = ADAS_PAGES } = decision;
  const form = new URLSearchParams({ person, decision: decision.decision ?? "continue" });
  for (const permission of permissions) form.append(`permission.${person}`, permission);
  for (const page of pages) form.append(`page.${person}`, page);
  const response = await fetch(dialogAddress(stage, changes), { method: "POST", body: form, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "about:blank");
}

export async function getCode(stage: Stage, decision: Decision = {}, changes: Changes = {}): Promise<string> {
  return (await decide(stage, decision, changes)).searchParams.get("code") ?? "";
}

export function exchange(stage: Stage, params: Record<string, string>, method = "GET") {
  const { appId, appSecret } = stage.sandbox;
  const all = { client_id: appId, client_secret: appSecret, redirect_uri: REDIRECT_URI, ...params };
  return stage.graph(method, "oauth/access_token", all, "");
}

/** Logs a seeded person in. @returns the short and the long user token */
export async function logIn(stage: Stage, decision: Decision = {}, changes: Changes = {}) {
  const short = (await exchange(stage, { code: await getCode(stage, decision, changes) })).body.access_token;
  const long = (await exchange(stage, { grant_type: "fb_exchange_token", fb_exchange_token: short })).body.access_token;
  return { short, long };
}
