import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { readGraphError } from "@/lib/graph/client";
import { isAppRefusal } from "@/lib/graph/login";
import { logAppRefused } from "@/lib/operator/app-refused";

type Exchange = NonNullable<Extract<OAuthConfig<unknown>["token"], object>["request"]>;
/** How openid-client's errors carry the answer they are about. */
type Answer = { statusCode?: number; body?: unknown };

/**
 * Exchanges the code of a login as next-auth would by itself, and finds out whether it failed because Facebook refuses the
 * app, which next-auth's own error does not say: then `onRefused` is called, and the operator is told.
 */
export function exchangeCode(onRefused: () => void): Exchange {
  return async ({ client, provider, params, checks }) => {
    try {
      return { tokens: await client.oauthCallback(provider.callbackUrl, params, checks) };
    } catch (error) {
      const refusal = findRefusal(error);
      if (refusal !== null) {
        logAppRefused("sign-in", { err: refusal });
        onRefused();
      }
      throw error;
    }
  };
}

function findRefusal(error: unknown) {
  if (!(error instanceof Error) || !("response" in error)) return null;
  const { statusCode = 0, body } = error.response as Answer;
  const refusal = readGraphError(body, statusCode);
  return refusal !== null && isAppRefusal(refusal) ? refusal : null;
}
