import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { DELIVERY_WORDS } from "@/lib/words/telling";
import { callOutside } from "../call-outside";
import { PrivateAddressError } from "../public-address";
import type { SendResult } from "../result";
import { TELL_TIMING } from "../timing";

const SECRET_BYTES = 32;

/** A new secret in the form of the Standard Webhooks specification: "whsec_" and base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

export type WebhookCall = { url: string; secret: string; id: string; payload: object; now: Date };

/**
 * Posts a signed event (docs/webhook.md; Standard Webhooks): the signature is HMAC-SHA256 over "id.timestamp.body", where
 * the body is the bytes as sent. The id stays the same on every try.
 */
export async function callWebhook({ url, secret, id, payload, now }: WebhookCall): Promise<SendResult> {
  const body = JSON.stringify(payload);
  const timestamp = Math.floor(now.getTime() / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "content-type": "application/json",
    "user-agent": "Ospost",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
  try {
    const status = await callOutside({ url, headers, body, timeoutMs: TELL_TIMING.tryMs });
    if (status >= 200 && status < 300) return { kind: "sent" };
    if (status === 410) return { kind: "never", words: DELIVERY_WORDS.webhookGone };
    return { kind: "later", words: DELIVERY_WORDS.webhookRefused(status) };
  } catch (error) {
    if (error instanceof PrivateAddressError) return { kind: "never", words: DELIVERY_WORDS.webhookPrivate };
    return { kind: "later", words: DELIVERY_WORDS.webhookAway };
  }
}
