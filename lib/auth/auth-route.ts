import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getEnv } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { log } from "@/lib/log";
import { logAppRefused } from "@/lib/operator/app-refused";
import { type Refusal, readFacebookRefusal } from "./facebook-refusal";
import { authOptions } from "./options";
import { ownUrl } from "./own-url";
import { takeTurn } from "./rate-limit";

const FORM = "application/x-www-form-urlencoded";
/** next-auth's own forms have some hundred characters. */
const MAX_FORM_BYTES = 16 * 1024;

/**
 * Everything under `/api/auth`. next-auth answers 500 to input it did not expect and reads any amount of it, so it gets only
 * what it can read: a small form, a word for an error, an address of ours.
 */
export async function answerAuth(request: NextRequest, path: string[]): Promise<Response> {
  const clean = request.method === "POST" ? await cleanPost(request) : new NextRequest(cleanUrl(request), request);
  if (clean === null) return badRequest();
  if (isSignIn(request.method, path[0])) {
    const seconds = await takeTurn({ "sign-in by address": clientAddress(request.headers) });
    if (seconds > 0) return tooMany(request, seconds);
  }
  const refusal = path[0] === "callback" ? readFacebookRefusal(request.nextUrl.searchParams) : null;
  if (refusal !== null) logRefusal(refusal);
  let problem = refusal?.problem ?? null;
  const options = authOptions((found) => {
    problem ??= found;
  });
  const response: Response = await NextAuth(options)(clean, { params: Promise.resolve({ nextauth: path }) });
  // next-auth has one word for everything that can go wrong on the way back from Facebook.
  if (path[0] === "callback" && problem !== null) response.headers.set("location", loginUrl(problem));
  // What is left is the cookie with the address to go to, when somebody wrote something else into it.
  if (response.status >= 500) return badRequest();
  // What the browser kept of the person; the page forgets it too, for browsers that do not know this. Not the cookies: next-auth
  // has just written them.
  if (path[0] === "signout" && request.method === "POST") response.headers.set("Clear-Site-Data", '"storage"');
  return response;
}

/** A person who changed their mind is no trouble; what only the operator can mend is an error. */
function logRefusal({ problem, fields }: Refusal): void {
  switch (problem) {
    case "cancelled":
      log.info(fields, "sign-in: cancelled at Facebook");
      break;
    case "app-refused":
      logAppRefused("sign-in", fields);
      break;
    case "permission-unknown":
      log.error(
        fields,
        "sign-in: Facebook does not let the app ask for a permission. Look at its use cases, App Review and FACEBOOK_CONFIG_ID",
      );
      break;
    default:
      log.warn(fields, "sign-in: Facebook sent somebody back without letting them in");
  }
}

/** Starting to sign in, and coming back with a code: the two that make us ask Meta something. */
function isSignIn(method: string, action: string | undefined): boolean {
  return (action === "signin" && method === "POST") || action === "callback";
}

async function cleanPost(request: NextRequest): Promise<NextRequest | null> {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!request.headers.get("content-type")?.startsWith(FORM) || !(bytes <= MAX_FORM_BYTES)) return null;
  const form = new URLSearchParams(await request.text());
  cleanCallbackUrl(form);
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new NextRequest(cleanUrl(request), { method: "POST", headers, body: form.toString() });
}

function cleanUrl(request: NextRequest): URL {
  const url = new URL(request.nextUrl.href);
  cleanCallbackUrl(url.searchParams);
  // It is put into a header as it is.
  if (!/^[\w-]{1,64}$/.test(url.searchParams.get("error") ?? "")) url.searchParams.delete("error");
  return url;
}

function cleanCallbackUrl(params: URLSearchParams): void {
  const wanted = params.get("callbackUrl");
  if (wanted !== null) params.set("callbackUrl", ownUrl(wanted, getEnv().APP_URL));
}

function badRequest(): Response {
  const headers = new Headers();
  for (const prefix of ["", "__Secure-"]) {
    const secure = prefix === "" ? "" : "; Secure";
    headers.append(
      "set-cookie",
      `${prefix}next-auth.callback-url=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`,
    );
  }
  return Response.json({ message: "This request cannot be understood." }, { status: 400, headers });
}

function loginUrl(problem: string): string {
  return `${getEnv().APP_URL}/login?error=${problem}`;
}

/** The page's script goes where `url` says; a browser on its way back from Facebook can only be sent there. */
function tooMany(request: NextRequest, seconds: number): Response {
  const url = loginUrl("too-many");
  const headers = { "retry-after": String(seconds), "cache-control": "no-store" };
  if (request.method === "POST") return Response.json({ url }, { status: 429, headers });
  return new Response(null, { status: 303, headers: { ...headers, location: url } });
}
