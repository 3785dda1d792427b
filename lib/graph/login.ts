import { z } from "zod";
import type { GraphClient } from "./client";

/** Everything Ospost asks for in the dialog, and why it needs it (1.2 of the Meta facts). */
export const PERMISSIONS = {
  instagram_basic: "to see the Instagram account and its posts",
  instagram_content_publish: "to publish your posts",
  pages_show_list: "to find the Page that your account is linked to",
  pages_read_engagement: "to reach Instagram through that Page",
  business_management: "when the Page belongs to a business portfolio",
} as const;

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

export type TokenInfo = { isValid: boolean; expiresAt: Date | null; dataAccessExpiresAt: Date | null };

/** What Meta says about a token (1.6). `expiresAt` null = never. */
export async function debugToken(
  graph: GraphClient,
  app: { id: string; secret: string },
  token: string,
): Promise<TokenInfo> {
  const schema = z.object({
    data: z.object({
      is_valid: z.boolean(),
      expires_at: z.number().optional(),
      data_access_expires_at: z.number().optional(),
    }),
  });
  const request = {
    method: "GET",
    path: "debug_token",
    params: { input_token: token },
    token: `${app.id}|${app.secret}`,
  } as const;
  const { data } = await graph.request(request, schema);
  return {
    isValid: data.is_valid,
    expiresAt: fromUnixSeconds(data.expires_at),
    dataAccessExpiresAt: fromUnixSeconds(data.data_access_expires_at),
  };
}

function fromUnixSeconds(seconds: number | undefined): Date | null {
  return seconds === undefined || seconds === 0 ? null : new Date(seconds * 1000);
}

/** Who a user token belongs to. The id is app-scoped: another app sees another id for the same person (1.8). */
export async function getMe(graph: GraphClient, userToken: string): Promise<{ id: string; name: string }> {
  const schema = z.object({ id: z.string(), name: z.string() });
  return graph.request({ method: "GET", path: "me", params: { fields: "id,name" }, token: userToken }, schema);
}

/** The permissions the person granted (1.2). */
export async function listGrantedPermissions(graph: GraphClient, userToken: string): Promise<string[]> {
  const schema = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });
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
