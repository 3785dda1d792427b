import { z } from "zod";
import type { GraphClient } from "./client";
import { GraphError } from "./graph-error";
import { graphId } from "./graph-id";
import { rowsOf } from "./rows";

/** Everything Ospost asks for in the dialog, and why it needs it (1.2 of the Meta facts). */
export const PERMISSIONS = {
  instagram_basic: "to see the Instagram account and its posts",
  instagram_content_publish: "to publish your posts",
  pages_show_list: "to find the Page that your account is linked to",
  pages_read_engagement: "to reach Instagram through that Page",
  business_management: "when the Page belongs to a business portfolio",
} as const;

/**
 * Everything the dialog is asked for, as its `scope`.
 * @param extra names, separated by commas, that whoever runs this Ospost adds (FACEBOOK_EXTRA_SCOPES)
 */
export function askedScopes(extra = ""): string {
  const more = extra.split(",").map((name) => name.trim());
  return [...new Set([...Object.keys(PERMISSIONS), ...more])].filter((name) => name !== "").join(",");
}

/** Publishing works without `business_management` unless the Page is in a business portfolio, so it is not insisted on. */
export const REQUIRED_PERMISSIONS = [
  "instagram_basic",
  "instagram_content_publish",
  "pages_show_list",
  "pages_read_engagement",
] as const satisfies readonly (keyof typeof PERMISSIONS)[];

export type LongLivedToken = { token: string; expiresInSeconds: number | null };

/** Exchanges the short-lived user token of a login for one of about 60 days (1.4). Must happen on the server. */
export async function exchangeForLongLivedToken(
  graph: GraphClient,
  app: { id: string; secret: string },
  shortToken: string,
): Promise<LongLivedToken> {
  const schema = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });
  const params = {
    grant_type: "fb_exchange_token",
    client_id: app.id,
    client_secret: app.secret,
    fb_exchange_token: shortToken,
  };
  // POST keeps the secret out of the address; Meta takes both.
  const answer = await graph.request({ method: "POST", path: "oauth/access_token", params }, schema);
  return { token: answer.access_token, expiresInSeconds: answer.expires_in ?? null };
}

export type TokenInfo = {
  isValid: boolean;
  /** App-scoped id of the person the token belongs to; null for a token Meta cannot read at all. */
  facebookId: string | null;
  expiresAt: Date | null;
  dataAccessExpiresAt: Date | null;
  /** Instagram ids that may be published to; null = all that the person has. */
  publishTargets: string[] | null;
  /** Why a token is dead. */
  death: { code: number; subcode: number | null } | null;
};

const tokenInfoShape = z.object({
  data: z.object({
    is_valid: z.boolean(),
    app_id: graphId.nullish(),
    user_id: graphId.nullish(),
    expires_at: z.number().nullish(),
    data_access_expires_at: z.number().nullish(),
    // Without `target_ids` all assets are meant (15.1 of the Meta facts).
    granular_scopes: rowsOf(z.object({ scope: z.string(), target_ids: z.array(graphId).nullish() })).nullish(),
    error: z.object({ code: z.number(), subcode: z.number().nullish() }).nullish(),
  }),
});

/** "The app does not exist", as Meta says it of a wrong id (1.3). */
const NO_SUCH_APP = 101;

/**
 * What Meta says about a token (1.6). A token of another app counts as dead. `expiresAt` null = never.
 * @throws GraphError never of kind "reconnect": a dead token is described, so one that is refused is the app's own
 */
export async function debugToken(
  graph: GraphClient,
  app: { id: string; secret: string },
  token: string,
): Promise<TokenInfo> {
  const request = {
    method: "GET",
    path: "debug_token",
    params: { input_token: token },
    token: `${app.id}|${app.secret}`,
  } as const;
  const { data } = await graph.request(request, tokenInfoShape).catch((error: unknown) => {
    if (!(error instanceof GraphError) || error.kind !== "reconnect") throw error;
    const { subcode, fbtraceId, httpStatus } = error;
    throw new GraphError({ code: NO_SUCH_APP, subcode, fbtraceId, httpStatus });
  });
  const granular = data.granular_scopes?.find(({ scope }) => scope === "instagram_content_publish");
  const isOurs = data.app_id == null || data.app_id === app.id;
  return {
    isValid: data.is_valid && isOurs,
    facebookId: data.user_id ?? null,
    publishTargets: granular?.target_ids ?? null,
    death: data.error == null ? null : { code: data.error.code, subcode: data.error.subcode ?? null },
    expiresAt: fromUnixSeconds(data.expires_at),
    dataAccessExpiresAt: fromUnixSeconds(data.data_access_expires_at),
  };
}

function fromUnixSeconds(seconds: number | null | undefined): Date | null {
  return seconds == null || seconds === 0 ? null : new Date(seconds * 1000);
}

/** What the exchange of a code or token says of a wrong id, secret or address of the app (1.3). */
const APP_REFUSALS = ["1", "3", "100/36008", "101", "104", "191"];

/** Whether `oauth/access_token` refused the app itself, not the code. A plain 1 is the secret there; Meta's own troubles are 5xx. */
export function isAppRefusal({ code, subcode, httpStatus }: GraphError): boolean {
  const key = subcode === null ? String(code) : `${code}/${subcode}`;
  return httpStatus < 500 && APP_REFUSALS.includes(key);
}

/** "redirect_uri not allowed" (1.3 of the Meta facts). */
const REDIRECT_NOT_ALLOWED = 191;
/** The code is wrong, expired or used: what an invented one is told. */
const CODE_REFUSED = 100;

/** An address that no app can have (RFC 6761). */
const NOBODYS_URI = "https://ospost.invalid/api/auth/callback/facebook";

/**
 * Whether Meta would send people back to this address, told by how it refuses an invented code. Which of the two it looks at first
 * is not documented: where it also passes over an address that nobody can have, it has said nothing of this one.
 * @throws GraphFailure for any other answer: the app's id or secret is wrong, Meta is away
 */
export async function tryRedirectUri(
  graph: GraphClient,
  app: { id: string; secret: string },
  redirectUri: string,
): Promise<"allowed" | "refused" | "not-told"> {
  if (!(await passesRedirectUri(graph, app, redirectUri))) return "refused";
  return (await passesRedirectUri(graph, app, NOBODYS_URI)) ? "not-told" : "allowed";
}

async function passesRedirectUri(
  graph: GraphClient,
  app: { id: string; secret: string },
  redirectUri: string,
): Promise<boolean> {
  const params = { client_id: app.id, client_secret: app.secret, redirect_uri: redirectUri, code: "invented" };
  try {
    await graph.request({ method: "POST", path: "oauth/access_token", params }, z.unknown());
    return true;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.code === REDIRECT_NOT_ALLOWED) return false;
    if (error.code === CODE_REFUSED) return true;
    throw error;
  }
}

/** Who a user token belongs to. The id is app-scoped: another app sees another id for the same person (1.8). */
export async function getMe(graph: GraphClient, userToken: string): Promise<{ id: string; name: string }> {
  const schema = z.object({ id: graphId, name: z.string() });
  return graph.request({ method: "GET", path: "me", params: { fields: "id,name" }, token: userToken }, schema);
}

/** The permissions the person granted (1.2). */
export async function listGrantedPermissions(graph: GraphClient, userToken: string): Promise<string[]> {
  const schema = z.object({ data: rowsOf(z.object({ permission: z.string(), status: z.string() })) });
  const answer = await graph.request({ method: "GET", path: "me/permissions", token: userToken }, schema);
  return answer.data.filter((row) => row.status === "granted").map((row) => row.permission);
}

/** Takes back everything the person granted; Meta removes the app from their settings (1.2). */
export async function revokeGrant(graph: GraphClient, userToken: string): Promise<void> {
  await graph.request(
    { method: "DELETE", path: "me/permissions", token: userToken },
    z.object({ success: z.boolean() }),
  );
}
