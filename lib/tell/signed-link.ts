import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env";

/**
 * Links that work without being signed in, for whoever holds the mailbox. They carry the person's id and a signature over
 * the purpose and the address, never the address itself: with another address in its place a link stops working.
 */
type Purpose = "confirm" | "unsubscribe";

/** @param expiresAt null = the link works for as long as the address stays */
export function signLink(purpose: Purpose, userId: string, email: string, expiresAt: Date | null): string {
  const expiry = String(expiresAt?.getTime() ?? 0);
  return [userId, expiry, mac(purpose, userId, email, expiry)].join(".");
}

export type LinkClaim = { userId: string; isRunOut: boolean; isFor: (email: string | null) => boolean };

/** What a link claims; it is true only of the address for which `isFor` says so. Null when it is no link of ours. */
export function readLink(purpose: Purpose, token: string, now: Date): LinkClaim | null {
  if (!/^[\w-]{1,64}\.\d{1,15}\.[\w-]{43}$/.test(token)) return null;
  const [userId = "", expiry = "", signature = ""] = token.split(".");
  return {
    userId,
    isRunOut: expiry !== "0" && Number(expiry) <= now.getTime(),
    isFor: (email) => email !== null && isSame(signature, mac(purpose, userId, email, expiry)),
  };
}

function mac(purpose: Purpose, userId: string, email: string, expiry: string): string {
  const text = JSON.stringify(["ospost-link", purpose, userId, email, expiry]);
  return createHmac("sha256", getEnv().NEXTAUTH_SECRET).update(text).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
