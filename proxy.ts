import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { ASKED_FOR } from "@/lib/auth/way-back";
import { MAX_BODY_BYTES } from "@/lib/http/body-limits";
import { securityHeaders } from "@/lib/http/security-headers";
import { envOrAnswer } from "@/lib/http/unconfigured";
import { PAGE_WORDS } from "@/lib/words/page";

const NONCE_BYTES = 16;

/** Puts the security headers on every answer. Nobody is let in or kept out here: each page, action and route asks for itself. */
export function proxy(request: NextRequest): NextResponse {
  const env = envOrAnswer();
  if ("init" in env) return new NextResponse(env.body, env.init);
  const headers = securityHeaders(env, request.nextUrl.pathname, randomBytes(NONCE_BYTES).toString("base64"));
  const response = answer(request, headers);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function answer(request: NextRequest, headers: Record<string, string>): NextResponse {
  if (isTooLarge(request)) return new NextResponse(PAGE_WORDS.tooLarge, { status: 413 });
  return isWithSlash(request) ? withoutSlash(request) : passOn(request, headers);
}

function passOn(request: NextRequest, headers: Record<string, string>): NextResponse {
  const passedOn = new Headers(request.headers);
  // Next reads the nonce from here and puts it on every script and style it renders.
  passedOn.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  passedOn.set(ASKED_FOR, askedFor(request.nextUrl));
  return NextResponse.next({ request: { headers: passedOn } });
}

/** Next would hand on a part of it, without a word. What does not say its length is cut off there (`MAX_KEPT_BYTES`). */
function isTooLarge({ headers }: NextRequest): boolean {
  return Number(headers.get("content-length") ?? 0) > MAX_BODY_BYTES;
}

/** Without what Next's own client adds. */
function askedFor({ pathname, searchParams }: URL): string {
  const params = new URLSearchParams(searchParams);
  params.delete("_rsc");
  return params.size === 0 ? pathname : `${pathname}?${params}`;
}

function isWithSlash({ nextUrl: { pathname } }: NextRequest): boolean {
  return pathname.length > 1 && pathname.endsWith("/");
}

/** Next would do the same by itself (`skipTrailingSlashRedirect` stops it), but without the headers. */
function withoutSlash(request: NextRequest): NextResponse {
  const url = new URL(request.nextUrl.href);
  url.pathname = url.pathname.slice(0, -1);
  return NextResponse.redirect(url, 308);
}

export const config = {
  // Not the build's own files, many to a page: their headers are in next.config.ts, so that a CDN can answer without running
  // this. Nor uploads: Next would keep each in memory, and only its first megabytes. Theirs are in `besideProxy`.
  matcher: "/((?!_next/static/|api/uploads/[^/]+$).*)",
};
