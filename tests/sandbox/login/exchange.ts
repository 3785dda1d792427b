import { createHash } from "node:crypto";
import { deathOf } from "../graph/authenticate";
import { type Call, scopeOf } from "../graph/call";
import { badParameter } from "../graph/failures";
import { GraphFailure } from "../graph/graph-failure";
import { deadToken, unparsableToken } from "../graph/token-failures";
import { createUserToken } from "./tokens";

/** Not documented for Facebook Login; Instagram Login gives an hour. Shorter is stricter. */
const CODE_LIFETIME_MS = 10 * 60_000;

/** `oauth/access_token`: a code, or a short token for a long one (1.3, 1.4). GET and POST alike. */
export function exchangeToken(call: Call, authorization: string | undefined): unknown {
  const { params, world } = call;
  checkApp(call, authorization);
  const grantType = params["grant_type"];
  if (grantType === "client_credentials")
    return { access_token: `${world.app.id}|${world.app.secret}`, token_type: "bearer" };
  if (grantType === "fb_exchange_token") return exchangeForLong(call);
  if (grantType !== undefined && grantType !== "authorization_code")
    throw badParameter(`Unknown grant_type: ${grantType}`);
  const personId = redeemCode(call);
  const { token, expiresInS } = createUserToken(world, personId, false);
  return tokenAnswer(call, token.id, expiresInS);
}

/** The app's id and secret, as parameters or as HTTP Basic, which login libraries use by default. */
function checkApp({ params, world }: Call, authorization: string | undefined): void {
  const basic = /^Basic (\S+)$/i.exec(authorization ?? "")?.[1];
  const [basicId, basicSecret] =
    basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":").map(decodeURIComponent);
  const id = params["client_id"] ?? basicId;
  const secret = params["client_secret"] ?? basicSecret;
  if (id !== world.app.id) throw codeFailure(101, null, "Error validating application. Invalid application ID.");
  if (secret !== world.app.secret) throw codeFailure(1, null, "Error validating client secret.");
}

/** @returns the person who logged in; the code is used up from then on */
function redeemCode({ params, world }: Call): string {
  const redirectUri = params["redirect_uri"];
  const code = world.codes.get(params["code"] ?? "");
  const isCodeFirst = world.switches.exchangeOrder === "code-first";
  if (isCodeFirst && code === null) throw codeFailure(100, null, "Invalid verification code format.");
  if (redirectUri === undefined || !URL.canParse(redirectUri)) {
    throw codeFailure(191, null, "The redirect_uri URL must be absolute");
  }
  if (!world.app.allowsRedirectUri(redirectUri)) {
    throw codeFailure(191, null, "Given URL is not allowed by the Application configuration");
  }
  if (code === null) throw codeFailure(100, null, "Invalid verification code format.");
  if (code.isUsed) throw codeFailure(100, 36009, "This authorization code has been used.");
  if (code.createdAtMs + CODE_LIFETIME_MS <= world.now())
    throw codeFailure(100, 36007, "This authorization code has expired.");
  const verifier = params["code_verifier"] ?? "";
  const isProven =
    code.codeChallenge === null || code.codeChallenge === createHash("sha256").update(verifier).digest("base64url");
  if (code.redirectUri !== redirectUri || !isProven) {
    throw codeFailure(
      100,
      36008,
      "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
    );
  }
  world.codes.put({ ...code, isUsed: true });
  return code.personId;
}

function exchangeForLong(call: Call): unknown {
  const { params, world } = call;
  const old = world.tokens.get(params["fb_exchange_token"] ?? "");
  if (old === null) throw unparsableToken();
  const now = world.now();
  const death = deathOf(old, now);
  if (death !== null) throw deadToken(death, world.app.id, old.expiresAtMs ?? now, now);
  // A Page token comes back as it is and without a lifetime (1.4).
  if (old.kind === "PAGE") return { access_token: old.id, token_type: "bearer" };
  const { token, expiresInS } = createUserToken(world, old.personId, true);
  return tokenAnswer(call, token.id, expiresInS);
}

function tokenAnswer(call: Call, token: string, expiresInS: number): unknown {
  const isBare = call.world.faults.take("token-exchange", scopeOf(call)) !== null;
  return { access_token: token, token_type: "bearer", ...(isBare ? {} : { expires_in: expiresInS }) };
}

function codeFailure(code: number, subcode: number | null, message: string): GraphFailure {
  return new GraphFailure({
    status: 400,
    code,
    message,
    challenge: "invalid_code",
    ...(subcode === null ? {} : { subcode }),
  });
}
