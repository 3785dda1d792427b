import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { readGraphError } from "@/lib/graph/client";
import { GraphError, isGraphFailure } from "@/lib/graph/graph-error";
import { isAppRefusal } from "@/lib/graph/login";
import { log } from "@/lib/log";
import { logAppRefused } from "@/lib/operator/app-refused";
import type { RefusalProblem } from "./facebook-refusal";

type Exchange = NonNullable<Extract<OAuthConfig<unknown>["token"], object>["request"]>;
/** How openid-client's errors carry the answer they are about. */
type Answer = { statusCode?: number; body?: unknown };
export type OnProblem = (problem: RefusalProblem) => void;

/**
 * Exchanges the code of a login as next-auth would by itself, and says what it failed for, which next-auth's own error does
 * not: `onProblem` is called when it is Facebook or the app, and not called when the code is too old or was used.
 */
export function exchangeCode(onProblem: OnProblem): Exchange {
  return async ({ client, provider, params, checks }) => {
    try {
      return { tokens: await client.oauthCallback(provider.callbackUrl, params, checks) };
    } catch (error) {
      reportProblem(readAnswer(error), onProblem, isAppRefusal);
      throw error;
    }
  };
}

/** Refused for what whoever runs this Ospost has set, in any call but the exchange of a code, whose 100 is about the code. */
export function isOperators({ kind }: GraphError): boolean {
  return kind === "operator";
}

/**
 * Logs why Meta's side of a login failed, and finds the words for it.
 * @param isOfApp whether an error of Meta's in this call is about the app, not about the person
 */
export function reportProblem(error: unknown, onProblem: OnProblem, isOfApp: (error: GraphError) => boolean): void {
  const failure = isGraphFailure(error) ? error : null;
  if (failure instanceof GraphError && isOfApp(failure)) {
    logAppRefused("sign-in", { err: failure });
    onProblem("app-refused");
    return;
  }
  log.warn({ err: error }, "sign-in: what Facebook answered could not be used");
  const isAway = failure === null ? isUnanswered(error) : AWAY.includes(failure.kind) || isServersFault(failure);
  if (isAway) onProblem("facebook-away");
}

const AWAY: string[] = ["transient", "throttled", "network", "timeout", "unreadable-answer"];

function isServersFault({ httpStatus }: { httpStatus: number | null }): boolean {
  return httpStatus !== null && httpStatus >= 500;
}

/** Meta's own error where the answer holds one, else what openid-client made of it. */
function readAnswer(error: unknown): unknown {
  if (!(error instanceof Error) || !("response" in error)) return error;
  const { statusCode = 0, body } = error.response as Answer;
  return readGraphError(body, statusCode) ?? error;
}

/** Node's words for a connection that failed; openid-client's own complaints have others, and are about what came back. */
function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, response } = error as { code?: unknown; response?: Answer };
  if (response !== undefined) return (response.statusCode ?? 0) >= 500;
  return error.name === "TimeoutError" || (typeof code === "string" && /^E[A-Z_]+$/.test(code));
}
