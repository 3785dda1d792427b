import "server-only";
import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/env";
import { isSameSecret } from "./bearer";

/** Long enough to put a setting right and look again. */
const LIFETIME_MS = 30 * 60_000;
const PATH = "/setup";

/** The cookie of whoever has shown OPERATOR_SECRET: until when it holds, and a signature. It says nothing else. */
export function operatorCookieName(): string {
  return isSecure() ? "__Secure-ospost-operator" : "ospost-operator";
}

/** @returns a `Set-Cookie` line */
export function givePass(now: Date): string {
  const until = String(now.getTime() + LIFETIME_MS);
  return cookieLine(`${until}.${sign(until)}`, LIFETIME_MS / 1000);
}

/** @returns a `Set-Cookie` line that takes it away */
export function takePass(): string {
  return cookieLine("", 0);
}

export function isPassValid(pass: string | undefined, now: Date): boolean {
  const [until = "", signature = ""] = pass?.split(".") ?? [];
  return isSameSecret(signature, sign(until)) && Number(until) > now.getTime();
}

/** Ends with either secret: changing one closes every page that was opened with it. */
function sign(until: string): string {
  const { NEXTAUTH_SECRET, OPERATOR_SECRET = "" } = getEnv();
  return createHmac("sha256", NEXTAUTH_SECRET).update(`operator\0${OPERATOR_SECRET}\0${until}`).digest("base64url");
}

function cookieLine(value: string, seconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${operatorCookieName()}=${value}; Path=${PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

function isSecure(): boolean {
  return getEnv().APP_URL.startsWith("https://");
}
