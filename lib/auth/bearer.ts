import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** Compares digests of equal length, so that neither content nor length shows in the time it takes. */
export function isSameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

export function hasBearer(request: Request, secret: string): boolean {
  return isSameSecret(request.headers.get("authorization") ?? "", `Bearer ${secret}`);
}
