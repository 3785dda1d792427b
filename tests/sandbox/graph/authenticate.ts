import { createHmac } from "node:crypto";
import type { DeathSubcode, Token } from "../state/people";
import type { World } from "../state/world";
import { GraphFailure } from "./graph-failure";
import { deadToken, unparsableToken } from "./token-failures";

/** The token of a call: `access_token` or `Authorization: Bearer` (0.3). */
export function readTokenText(params: Record<string, string>, authorization: string | undefined): string | null {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  return params["access_token"] ?? header ?? null;
}

/** How a token is dead, or null while it lives. Time kills with 463. */
export function deathOf(token: Token, nowMs: number): DeathSubcode | "none" | null {
  if (token.death !== null) return token.death;
  return token.expiresAtMs !== null && token.expiresAtMs <= nowMs ? 463 : null;
}

/**
 * The living token behind a text.
 * @throws GraphFailure 2500 or 104 without one, 190 when it is unknown or dead, 100 when the proof is wrong (1.7)
 */
export function authenticate(
  world: World,
  text: string | null,
  params: Record<string, string>,
  isAboutMe: boolean,
): Token {
  if (text === null) throw missingToken(isAboutMe);
  const token = world.tokens.get(text);
  if (token === null) throw unparsableToken();
  const now = world.now();
  const death = deathOf(token, now);
  if (death !== null) throw deadToken(death, world.app.id, token.expiresAtMs ?? now, now);
  checkProof(world, text, params["appsecret_proof"]);
  return token;
}

/** @throws GraphFailure 100, GraphMethodException (1.7) */
export function checkProof(world: World, tokenText: string, proof: string | undefined): void {
  if (proof === undefined && !world.switches.requireProof) return;
  const expected = createHmac("sha256", world.app.secret).update(tokenText).digest("hex");
  if (proof === expected) return;
  const message =
    proof === undefined
      ? "API calls from the server require an appsecret_proof argument"
      : "Invalid appsecret_proof provided in the API argument";
  throw new GraphFailure({ status: 400, code: 100, type: "GraphMethodException", message });
}

function missingToken(isAboutMe: boolean): GraphFailure {
  const [code, message] = isAboutMe
    ? [2500, "An active access token must be used to query information about the current user."]
    : [104, "An access token is required to request this resource."];
  return new GraphFailure({ status: 400, code, message, challenge: "invalid_token" });
}
