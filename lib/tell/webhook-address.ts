import "server-only";
import { decryptToken, encryptToken } from "@/lib/accounts/token-cipher";
import { saveWebhook } from "@/lib/db/notification-targets";
import { newWebhookSecret } from "./channels/webhook";
import { readOutsideUrl } from "./public-address";

/**
 * Sets the webhook's address, with a new secret; one from before is worth nothing from now on.
 * @returns the secret, seen only now; null when the address is refused
 */
export async function setUpWebhook(userId: string, address: string): Promise<string | null> {
  const url = readOutsideUrl(address);
  if (url === null) return null;
  const secret = newWebhookSecret();
  await saveWebhook(userId, url.href, encryptToken(secret));
  return secret;
}

/** @returns null when it was encrypted with a key that is gone: another try would fail the same way */
export function readWebhookSecret(cipher: string): string | null {
  try {
    return decryptToken(cipher);
  } catch {
    return null;
  }
}
