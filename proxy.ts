import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type Env, getEnv } from "@/lib/env";
import { CONSTANT_HEADERS } from "@/lib/http/constant-headers";
import { dataPolicy } from "@/lib/http/content-security-policy";
import { securityHeaders } from "@/lib/http/security-headers";
import { log } from "@/lib/log";

const NONCE_BYTES = 16;

/** Puts the security headers on every answer. Nobody is let in or kept out here: each page, action and route asks for itself. */
export function proxy(request: NextRequest): NextResponse {
  const env = readEnv();
  if (typeof env === "string") return new NextResponse(env, { status: 503, headers: UNCONFIGURED });
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

/** Where nobody checks the settings before the start (Vercel) this is all there is to see. Names, never values. */
const UNCONFIGURED = {
  ...CONSTANT_HEADERS,
  "Content-Security-Policy": dataPolicy(),
  "Content-Type": "text/plain; charset=utf-8",
  "Cache-Control": "no-store",
};

/** @returns the settings, or what is wrong with them */
function readEnv(): Env | string {
  try {
    return getEnv();
  } catch (error) {
    const words = error instanceof Error ? error.message : "The settings cannot be read.";
    log.error(words);
    return words;
  }
}

export const config = {
  // The build's own files, many to a page: theirs are in next.config.ts, so that a CDN can answer without running this.
  matcher: "/((?!_next/static/).*)",
};
