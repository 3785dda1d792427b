import "server-only";
import { type readDelivery, readDevice } from "@/lib/db/system/outbox";
import { getEnv } from "@/lib/env";
import { WEBHOOK_WORDS } from "@/lib/words/telling";
import { sendMail } from "./channels/mail";
import { sendPush } from "./channels/push";
import { callWebhook } from "./channels/webhook";
import { webhookPayload } from "./channels/webhook-payload";
import type { Channel } from "./kinds";
import { unsubscribeUrl } from "./links";
import { type OccasionFacts, writeMessage } from "./message";
import type { SendResult } from "./result";
import { readWebhookSecret } from "./webhook-address";

type Row = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

/** Sends one message of the outbox, once. What the person wants is looked at again: they may have changed it since. */
export async function sendDelivery(
  id: string,
  channel: Channel,
  row: Row,
  now: Date,
): Promise<SendResult | "not-wanted"> {
  const settings = row.user.notifications;
  if (row.user.deletingAt !== null || settings === null) return "not-wanted";
  if (!settings[`${channel}Kinds`].includes(row.occasion.kind)) return "not-wanted";
  const facts = toFacts(row);
  const message = writeMessage(facts, getEnv().APP_URL);
  switch (channel) {
    case "email": {
      if (settings.email === null) return "not-wanted";
      return sendMail({
        to: settings.email,
        id,
        letter: message,
        unsubscribeUrl: unsubscribeUrl(row.user.id, settings.email),
      });
    }
    case "push": {
      const device = await readDevice(row.target);
      return device === null ? "not-wanted" : sendPush(device, facts.id, message);
    }
    case "webhook": {
      const { webhookUrl: url, webhookSecretCipher } = settings;
      if (url === null || webhookSecretCipher === null) return "not-wanted";
      const secret = readWebhookSecret(webhookSecretCipher);
      if (secret === null) return { kind: "never", words: WEBHOOK_WORDS.lostSecret };
      return callWebhook({ url, secret, id, payload: webhookPayload(facts, message), now });
    }
  }
}

function toFacts({ occasion, user }: Row): OccasionFacts {
  const { post, ...rest } = occasion;
  return {
    ...rest,
    timeZone: user.timeZone,
    post: post === null ? null : { ...post, username: post.account.username },
  };
}
