import { newToken } from "../state/identifiers";
import type { Token } from "../state/people";
import type { World } from "../state/world";

const SHORT_LIFETIME_S = 5400;
/** What Meta answers for "about 60 days" (1.4). */
export const LONG_LIFETIME_S = 5_183_944;

export function createUserToken(
  world: World,
  personId: string,
  isLongLived: boolean,
): { token: Token; expiresInS: number } {
  const expiresInS = isLongLived ? LONG_LIFETIME_S : SHORT_LIFETIME_S;
  const now = world.now();
  const token = world.tokens.put({
    id: newToken(),
    kind: "USER",
    personId,
    pageId: null,
    parent: null,
    isLongLived,
    createdAtMs: now,
    expiresAtMs: now + expiresInS * 1000,
    death: null,
  });
  return { token, expiresInS };
}

/**
 * The Page token that goes with a user token: without expiry under a long-lived one, else as long as it (1.5). The same
 * user token gives the same Page token as long as that lives.
 */
export function pageTokenOf(world: World, userToken: Token, pageId: string): Token {
  for (const id of world.tokensOfParent(userToken.id)) {
    const known = world.tokens.get(id);
    if (known?.pageId === pageId && known.death === null) return known;
  }
  return world.tokens.put({
    id: newToken(),
    kind: "PAGE",
    personId: userToken.personId,
    pageId,
    parent: userToken.id,
    isLongLived: userToken.isLongLived,
    createdAtMs: world.now(),
    expiresAtMs: userToken.isLongLived ? null : userToken.expiresAtMs,
    death: null,
  });
}
