import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "@/lib/http/security-headers";
import { envOrAnswer } from "@/lib/http/unconfigured";

const NONCE_BYTES = 16;

/** Puts the security headers on every answer. Nobody is let in or kept out here: each page, action and route asks for itself. */
export function proxy(request: NextRequest): NextResponse {
  const env = envOrAnswer();
  if ("init" in env) return new NextResponse(env.body, env.init);
  const headers = securityHeaders(env, request.nextUrl.pathname, randomBytes(NONCE_BYTES).toString("base64"));
  const response = isWithSlash(request) ? withoutSlash(request) : passOn(request, headers);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function passOn(request: NextRequest, headers: Record<string, string>): NextResponse {
  const passedOn = new Headers(request.headers);
  // Next reads the nonce from here and puts it on every script and style it renders.
  passedOn.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  return NextResponse.next({ request: { headers: passedOn } });
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
