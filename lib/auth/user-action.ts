import "server-only";
import type { z } from "zod";
import type { UserRow } from "@/lib/db/users";
import { PAGE_WORDS } from "@/lib/words/page";
import type { ActionResult } from "./action-result";
import { getUser } from "./session";

/**
 * Wraps every server action: signed-in people only, input parsed, expected failures returned. `run` gets the parsed
 * input and the person, and must put that person into every query.
 */
export function userAction<Input, Done>(
  schema: z.ZodType<Input>,
  run: (input: Input, user: UserRow) => Promise<ActionResult<Done>>,
): (input: Input) => Promise<ActionResult<Done>> {
  return async (input) => {
    const user = await getUser();
    // Not a redirect: it would take away the page on which somebody is writing.
    if (user === null) return { ok: false, message: PAGE_WORDS.signedOut, isSignedOut: true };
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false, fieldErrors: toFieldErrors(parsed.error) };
    return run(parsed.data, user);
  };
}

function toFieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join(".") || "form", issue.message]));
}
