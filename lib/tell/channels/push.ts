import "server-only";
import { createHash } from "node:crypto";
import webpush from "web-push";
import { getEnv } from "@/lib/env";
import { DELIVERY_WORDS, TELL_WORDS } from "@/lib/words/telling";
import { callOutside } from "../call-outside";
import type { Message } from "../message";
import { PrivateAddressError } from "../public-address";
import type { SendResult } from "../result";
import { TELL_TIMING } from "../timing";

export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** How long the push service keeps a message for a device that is off. */
const KEEP_SECONDS = 24 * 60 * 60;
const BODY_CHARACTERS = 400;

/**
 * Sends one notification to one device, encrypted for it (RFC 8291) and signed with our keys (RFC 8292). `id` is the topic,
 * so that a second copy takes the place of the first while it waits at the push service, and the tag under which it is shown.
 */
export async function sendPush(device: PushTarget, id: string, message: Message): Promise<SendResult> {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = getEnv();
  if (publicKey === undefined || privateKey === undefined) return { kind: "later", words: TELL_WORDS.notSetUp };
  const { title, body, url } = message;
  const payload = JSON.stringify({ title, body: [...body].slice(0, BODY_CHARACTERS).join(""), url, tag: id });
  try {
    const {
      endpoint,
      headers,
      body: sealed,
    } = webpush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      payload,
      {
        vapidDetails: { subject: subject(), publicKey, privateKey },
        TTL: KEEP_SECONDS,
        urgency: "high",
        topic: createHash("sha256").update(id).digest("base64url").slice(0, 32),
        contentEncoding: "aes128gcm",
      },
    );
    const status = await callOutside({
      url: endpoint,
      headers: headers as Record<string, string>,
      body: sealed ?? Buffer.alloc(0),
      timeoutMs: TELL_TIMING.tryMs,
    });
    return toResult(status);
  } catch (error) {
    if (error instanceof PrivateAddressError) return { kind: "gone", words: DELIVERY_WORDS.pushPrivate };
    return { kind: "later", words: DELIVERY_WORDS.pushAway };
  }
}

/** Whom a push service may write to about us: RFC 8292 wants https: or mailto:. */
function subject(): string {
  const { APP_URL, MAIL_FROM } = getEnv();
  if (APP_URL.startsWith("https:")) return APP_URL;
  return `mailto:${MAIL_FROM?.match(/<(.+)>$/)?.[1] ?? MAIL_FROM ?? "nobody@localhost"}`;
}

function toResult(status: number): SendResult {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone", words: DELIVERY_WORDS.pushGone };
  // RFC 8292, 4.2: the device was turned on with another key, or ours is signed wrongly.
  if (status === 401 || status === 403) return { kind: "refused", words: DELIVERY_WORDS.pushKeys(status) };
  if (status === 413) return { kind: "never", words: DELIVERY_WORDS.pushTooLong };
  return { kind: "later", words: DELIVERY_WORDS.pushRefused(status) };
}
