import "server-only";
import { connectAccount, listConnected } from "@/lib/db/accounts";
import { closeAccessWarnings } from "@/lib/db/notices";
import { findUserByFacebookId, saveGrant } from "@/lib/db/users";
import { GraphError, isGraphFailure } from "@/lib/graph/graph-error";
import { exchangeForLongLivedToken, getMe, isAppRefusal } from "@/lib/graph/login";
import { log } from "@/lib/log";
import { logAppRefused } from "@/lib/operator/app-refused";
import { toAccountInput } from "./candidates";
import { finishDeletionOf } from "./deletion";
import { createGraph, metaApp } from "./graph";
import { copyPicture } from "./picture";
import { findRefusal, type Reach, readReach } from "./reach";
import { encryptToken } from "./token-cipher";

export type LoginResult = "saved" | "exchange-failed" | "app-refused" | "being-deleted";

/**
 * Turns the short-lived token of a login into a stored grant: exchange, who, until when, which permissions. Signing in
 * again is also how an account is connected again, so the Pages' tokens are renewed for accounts already connected.
 * @returns "exchange-failed" when Meta would not give lasting access, "app-refused" when it does not take the app,
 * "being-deleted" when an earlier deletion of this person was not finished yet; nothing was stored then
 */
export async function saveLogin(shortToken: string): Promise<LoginResult> {
  try {
    const graph = createGraph();
    const { token, expiresInSeconds } = await exchangeForLongLivedToken(graph, metaApp(), shortToken);
    const [me, reach] = await Promise.all([getMe(graph, token), readReach(graph, token)]);
    if (!reach.token.isValid) return "exchange-failed";
    const before = await findUserByFacebookId(me.id);
    if (before?.isDeleting) {
      // Finishing gives Meta's grant back, and with it this very login: starting anew takes another one.
      await finishDeletionOf(before.id, new Date());
      return "being-deleted";
    }
    await saveReach(me, { token, expiresInSeconds }, reach);
    return "saved";
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    if (error.kind === "operator" || (error instanceof GraphError && isAppRefusal(error))) {
      logAppRefused("sign-in", { err: error });
      return "app-refused";
    }
    log.warn({ err: error }, "login: Meta did not exchange the token");
    return "exchange-failed";
  }
}

async function saveReach(
  me: { id: string; name: string },
  { token, expiresInSeconds }: { token: string; expiresInSeconds: number | null },
  reach: Reach,
): Promise<void> {
  const now = new Date();
  const expiresIn = expiresInSeconds === null ? null : new Date(now.getTime() + expiresInSeconds * 1000);
  const grant = {
    name: me.name,
    userTokenCipher: encryptToken(token),
    userTokenExpiresAt: reach.token.expiresAt ?? expiresIn,
    dataAccessExpiresAt: reach.token.dataAccessExpiresAt,
    grantedScopes: reach.granted,
  };
  const userId = await saveGrant(me.id, grant, now);
  await closeAccessWarnings(userId, now);
  await renewConnected(userId, reach, now);
}

/** Only what can publish again is let go: releasing an account whose permission is still missing would hold it again. */
async function renewConnected(userId: string, reach: Reach, now: Date): Promise<void> {
  const connected = new Map((await listConnected(userId)).map((account) => [account.igUserId, account]));
  for (const page of reach.pages) {
    const known = page.instagram === null ? undefined : connected.get(page.instagram.igUserId);
    const input = toAccountInput(page, known?.username);
    if (input === null || known === undefined || findRefusal(page, reach) !== null) continue;
    await connectAccount(userId, input, now);
    await copyPicture(known.id, page.instagram?.pictureUrl ?? null, known.pictureHash);
  }
}
