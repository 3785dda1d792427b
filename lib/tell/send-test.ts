import "server-only";
import { randomUUID } from "node:crypto";
import { settleTold } from "@/lib/db/device-notices";
import { getWebhook, listDevices, removeDevice } from "@/lib/db/notification-targets";
import { getEmails, startTest } from "@/lib/db/notifications";
import { getEnv } from "@/lib/env";
import { MAIL_WORDS, PUSH_WORDS, TELL_WORDS, WEBHOOK_WORDS } from "@/lib/words/telling";
import { sendMail } from "./channels/mail";
import { sendPush } from "./channels/push";
import { callWebhook } from "./channels/webhook";
import type { Channel } from "./kinds";
import { unsubscribeUrl } from "./links";
import { writeTest } from "./message";
import type { SendResult } from "./result";
import { TELL_TIMING } from "./timing";
import { readWebhookSecret } from "./webhook-address";

export type TestResult = { isSent: boolean; words: string };

/** Sends a test at once, past the outbox. @returns what happened, in words */
export async function sendTest(userId: string, channel: Channel, now: Date): Promise<TestResult> {
  if (!(await startTest(userId, now, TELL_TIMING.testAgainMs)))
    return { isSent: false, words: TELL_WORDS.testedJustNow };
  switch (channel) {
    case "email":
      return testEmail(userId);
    case "push":
      return testDevices(userId);
    case "webhook":
      return testWebhook(userId, now);
  }
}

async function testEmail(userId: string): Promise<TestResult> {
  const email = (await getEmails(userId))?.email ?? null;
  if (email === null) return { isSent: false, words: MAIL_WORDS.notConfirmed };
  const letter = writeTest(getEnv().APP_URL);
  const result = await sendMail({ to: email, id: randomUUID(), letter, unsubscribeUrl: unsubscribeUrl(userId, email) });
  return toTest(result, MAIL_WORDS.tested(email));
}

async function testWebhook(userId: string, now: Date): Promise<TestResult> {
  const webhook = await getWebhook(userId);
  if (webhook === null) return { isSent: false, words: WEBHOOK_WORDS.notSet };
  const { title, body, url } = writeTest(getEnv().APP_URL);
  const payload = { type: "ospost.test", timestamp: now.toISOString(), data: { title, text: body, url, post: null } };
  const secret = readWebhookSecret(webhook.secretCipher);
  if (secret === null) return { isSent: false, words: WEBHOOK_WORDS.lostSecret };
  const result = await callWebhook({ url: webhook.url, secret, id: randomUUID(), payload, now });
  return toTest(result, WEBHOOK_WORDS.tested);
}

async function testDevices(userId: string): Promise<TestResult> {
  const devices = await listDevices(userId);
  if (devices.length === 0) return { isSent: false, words: PUSH_WORDS.noDevice };
  const message = writeTest(getEnv().APP_URL);
  const results = await Promise.all(
    devices.map(async (device) => {
      const result = await sendPush(device, randomUUID(), message);
      if (result.kind === "gone") await removeDevice(userId, device.id);
      if (result.kind === "sent") await settleTold(device.id, new Date());
      return result;
    }),
  );
  const sent = results.filter(({ kind }) => kind === "sent").length;
  const failed = results.find(({ kind }) => kind !== "sent");
  const words = PUSH_WORDS.tested(sent, devices.length);
  return failed === undefined || failed.kind === "sent"
    ? { isSent: true, words }
    : { isSent: false, words: `${words} ${failed.words}` };
}

function toTest(result: SendResult, words: string): TestResult {
  return result.kind === "sent" ? { isSent: true, words } : { isSent: false, words: result.words };
}
