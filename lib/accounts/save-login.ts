import "server-only";
import { connectAccount, listConnectedIgUserIds } from "@/lib/db/accounts";
import { saveGrant } from "@/lib/db/users";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { debugToken, exchangeForLongLivedToken, getMe, listGrantedPermissions } from "@/lib/graph/login";
import { listPages } from "@/lib/graph/pages";
import { toAccountInput } from "./candidates";
import { createGraph, metaApp } from "./graph";
import { encryptToken } from "./token-cipher";

/**
 * Turns the short-lived token of a login into a stored grant: exchange, who, until when, which permissions. Signing in
 * again is also how an account is connected again, so the Pages' tokens are renewed for accounts already connected.
 * @returns false when Meta would not give a long-lived token; nothing was stored then
 */
export async function saveLogin(shortToken: string): Promise<boolean> {
  try {
    await saveGrantOf(await exchangeForLongLivedToken(createGraph(), metaApp(), shortToken));
    return true;
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    console.warn(`login: ${error.message}`);
    return false;
  }
}

async function saveGrantOf({ token, expiresInSeconds }: { token: string; expiresInSeconds: number | null }) {
  const graph = createGraph();
  const [me, info, grantedScopes, pages] = await Promise.all([
    getMe(graph, token),
    debugToken(graph, metaApp(), token),
    listGrantedPermissions(graph, token),
    listPages(graph, token),
  ]);
  const expiresIn = expiresInSeconds === null ? null : new Date(Date.now() + expiresInSeconds * 1000);
  const user = await saveGrant(me.id, {
    name: me.name,
    userTokenCipher: encryptToken(token),
    userTokenExpiresAt: info.expiresAt ?? expiresIn,
    dataAccessExpiresAt: info.dataAccessExpiresAt,
    grantedScopes,
  });
  const connected = new Set(await listConnectedIgUserIds(user.id));
  for (const page of pages) {
    const input = toAccountInput(page);
    if (input !== null && connected.has(input.igUserId)) await connectAccount(user.id, input, new Date());
  }
}
