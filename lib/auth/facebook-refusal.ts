/** Why Facebook sent somebody back without a code: what the login page has words for. */
export type RefusalProblem = "cancelled" | "permission-unknown" | "app-refused" | "facebook-away" | "facebook-refused";

export type Refusal = { problem: RefusalProblem; fields: Record<string, string> };

/** OAuth's own words (RFC 6749, 4.1.2.1). */
const WORDS: Record<string, RefusalProblem> = {
  access_denied: "cancelled",
  invalid_scope: "permission-unknown",
  temporarily_unavailable: "facebook-away",
  server_error: "facebook-away",
  unauthorized_client: "app-refused",
  invalid_client: "app-refused",
  invalid_request: "app-refused",
  unsupported_response_type: "app-refused",
};

/** Facebook's numbers, which come without a word of OAuth's as well (1.3 and 5 of the Meta facts). */
const NUMBERS: Record<string, RefusalProblem> = {
  "1": "facebook-away",
  "2": "facebook-away",
  "4": "facebook-away",
  "17": "facebook-away",
  "101": "app-refused",
  "191": "app-refused",
  "200": "cancelled",
};

/** What of the answer may be logged: it says why, and is neither the code nor the state. */
const SAID = ["error", "error_code", "error_reason", "error_subcode", "error_message", "error_description"];
const MAX_SAID = 300;

/**
 * What Facebook says in the address it sends somebody back to; anybody may write such an address, so it only chooses words.
 * @returns null when it says nothing of an error
 */
export function readFacebookRefusal(params: URLSearchParams): Refusal | null {
  const said = SAID.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [[name, value.slice(0, MAX_SAID)] as const];
  });
  if (said.length === 0) return null;
  const { error = "", error_code = "", error_reason = "" } = Object.fromEntries(said);
  const byWord = error_reason === "user_denied" ? "cancelled" : find(WORDS, error);
  return { problem: byWord ?? find(NUMBERS, error_code) ?? "facebook-refused", fields: Object.fromEntries(said) };
}

function find(table: Record<string, RefusalProblem>, key: string): RefusalProblem | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
