import { checkProof, deathOf } from "../graph/authenticate";
import type { Call } from "../graph/call";
import { badParameter } from "../graph/failures";
import { GraphFailure } from "../graph/graph-failure";
import { deadToken, unparsableToken } from "../graph/token-failures";
import type { Grant, Token } from "../state/people";
import type { World } from "../state/world";

/** `debug_token` (1.6), asked with the app's own token. A dead token is described, not refused. */
export function debugToken(call: Call): unknown {
  const { params, tokenText, world } = call;
  requireAppToken(call);
  checkProof(world, tokenText ?? "", params["appsecret_proof"]);
  const input = params["input_token"];
  if (input === undefined) throw badParameter("The parameter input_token is required.");
  const token = world.tokens.get(input);
  if (token === null) return { data: { error: errorOf(unparsableToken()), is_valid: false, scopes: [] } };
  const now = world.now();
  const death = deathOf(token, now);
  const dead = death === null ? null : deadToken(death, world.app.id, token.expiresAtMs ?? now, now);
  return {
    data: { ...describe(world, token), ...(dead === null ? {} : { error: errorOf(dead) }), is_valid: dead === null },
  };
}

function requireAppToken({ tokenText, world }: Call): void {
  if (tokenText === `${world.app.id}|${world.app.secret}`) return;
  if (tokenText?.includes("|") && world.switches.wrongAppTokenCode === 190) throw unparsableToken();
  const message =
    "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app";
  throw new GraphFailure({ status: 400, code: 100, message });
}

function describe(world: World, token: Token): Record<string, unknown> {
  const grant = world.grants.get(token.personId);
  return {
    app_id: world.app.id,
    type: token.kind,
    application: world.app.name,
    data_access_expires_at: Math.floor((grant?.dataAccessExpiresAtMs ?? 0) / 1000),
    expires_at: token.expiresAtMs === null ? 0 : Math.floor(token.expiresAtMs / 1000),
    ...(token.isLongLived ? { issued_at: Math.floor(token.createdAtMs / 1000) } : {}),
    ...(token.pageId === null ? {} : { profile_id: token.pageId }),
    user_id: token.personId,
    scopes: grant === null ? [] : [...grant.granted, "public_profile"],
    granular_scopes: grant === null ? [] : granularScopes(world, grant),
  };
}

/** `pages_*` name Pages, `instagram_*` the accounts that were theirs: what became of one since, a token does not tell. */
function granularScopes(world: World, grant: Grant): unknown[] {
  const accountIds = grant.pageIds.flatMap((pageId) => world.pages.get(pageId)?.accountId ?? []);
  return grant.granted
    .filter((scope) => scope.startsWith("pages_") || scope.startsWith("instagram_"))
    .map((scope) => ({ scope, target_ids: scope.startsWith("pages_") ? grant.pageIds : accountIds }));
}

function errorOf({ body }: GraphFailure): Record<string, unknown> {
  return { code: body.code, message: body.message, ...(body.subcode === undefined ? {} : { subcode: body.subcode }) };
}
