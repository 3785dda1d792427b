import "server-only";
import { getEnv } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { isSameSecret } from "./bearer";
import { givePass } from "./operator-pass";
import { takeTurn } from "./rate-limit";

const MAX_FORM_BYTES = 4 * 1024;

/** Answers the form that asks for OPERATOR_SECRET: to the setup page, with a pass or with what was wrong. */
export async function answerOperatorForm(request: Request): Promise<Response> {
  const secret = getEnv().OPERATOR_SECRET;
  const given = await readSecret(request);
  if (secret === undefined || given === null) return toSetup("");
  const seconds = await takeTurn({ "operator by address": clientAddress(request.headers) });
  if (seconds > 0) return toSetup("?error=too-many", { "retry-after": String(seconds) });
  return isSameSecret(given, secret) ? toSetup("", { "set-cookie": givePass(new Date()) }) : toSetup("?error=wrong");
}

/** Not by APP_URL, which may be what is wrong. */
export function toSetup(query: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { ...headers, location: `/setup${query}`, "cache-control": "no-store" },
  });
}

/** @returns null for what that form cannot have sent */
async function readSecret(request: Request): Promise<string | null> {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  if (!isForm || !(bytes <= MAX_FORM_BYTES)) return null;
  return new URLSearchParams(await request.text()).get("secret")?.trim() || null;
}
