import "server-only";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { UserRow } from "@/lib/db/users";
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
    if (user === null) redirect("/login");
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false, fieldErrors: toFieldErrors(parsed.error) };
    return run(parsed.data, user);
  };
}

function toFieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join(".") || "form", issue.message]));
}
