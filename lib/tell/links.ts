import "server-only";
import { getEnv } from "@/lib/env";
import { signLink } from "./signed-link";

/** Where one click (RFC 8058: a POST) ends all mail to this address; opened in a browser it asks first. */
export function unsubscribeUrl(userId: string, email: string): string {
  return `${getEnv().APP_URL}/api/notifications/unsubscribe?token=${signLink("unsubscribe", userId, email, null)}`;
}

export function confirmUrl(userId: string, email: string, expiresAt: Date): string {
  return `${getEnv().APP_URL}/notifications/confirm?token=${signLink("confirm", userId, email, expiresAt)}`;
}
