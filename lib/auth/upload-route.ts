import "server-only";
import type { UserRow } from "@/lib/db/users";
import { clientAddress } from "@/lib/http/client-address";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import type { ActionResult, Refusal } from "./action-result";
import { inWords, takeTurn } from "./rate-limit";
import { getUser } from "./session";

/** What a route of an upload answers; a refusal may have a status of its own. */
export type UploadResult<Done = object> = ActionResult<Done> | (Refusal & { status: 408 | 413 });

/**
 * Wraps the routes of an upload, which are no server actions because those wait for each other. Answers 401 to strangers and
 * 422 with `{ ok: false, message }` when something was refused.
 * @param isLimited counts it against the person and their address, and answers 429 to too many
 */
export function uploadRoute<Rest extends unknown[], Done>(
  run: (user: UserRow, request: Request, ...rest: Rest) => Promise<UploadResult<Done>>,
  { isLimited = false } = {},
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    const user = await getUser();
    if (user === null) return Response.json({ ok: false, message: UPLOAD_WORDS.loggedOut }, { status: 401 });
    const seconds = isLimited ? await takeUploadTurn(user.id, request) : 0;
    if (seconds > 0) return tooMany(seconds);
    const result = await run(user, request, ...rest);
    const headers = { "cache-control": "no-store" };
    if (!("status" in result)) return Response.json(result, { status: result.ok ? 200 : 422, headers });
    const { status, ...refusal } = result;
    return Response.json(refusal, { status, headers });
  };
}

function takeUploadTurn(userId: string, request: Request): Promise<number> {
  return takeTurn({ "upload by person": userId, "upload by address": clientAddress(request.headers) });
}

function tooMany(seconds: number): Response {
  const message = UPLOAD_WORDS.tooMany(inWords(seconds));
  const headers = { "cache-control": "no-store", "retry-after": String(seconds) };
  return Response.json({ ok: false, message }, { status: 429, headers });
}
