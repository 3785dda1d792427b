"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { refuse, refuseField } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { addDevice, removeDevice, removeWebhook } from "@/lib/db/notification-targets";
import { chooseKind, removeEmail } from "@/lib/db/notifications";
import { askToConfirm } from "@/lib/tell/email-address";
import { CHANNELS, TELL_KINDS } from "@/lib/tell/kinds";
import { offeredChannels } from "@/lib/tell/offered";
import { readOutsideUrl } from "@/lib/tell/public-address";
import { sendTest } from "@/lib/tell/send-test";
import { setUpWebhook } from "@/lib/tell/webhook-address";
import { MAIL_WORDS, PUSH_WORDS, TELL_WORDS, WEBHOOK_WORDS } from "@/lib/words/telling";

const channel = z.enum(CHANNELS);

export const chooseTellKind = userAction(
  z.object({ channel, kind: z.enum(TELL_KINDS), isWanted: z.boolean() }),
  async ({ channel, kind, isWanted }, user) => {
    await chooseKind(user.id, channel, kind, isWanted);
    revalidatePath("/account");
    return { ok: true };
  },
);

export const setEmail = userAction(
  z.object({ email: z.email(MAIL_WORDS.noAddress).max(200) }),
  async ({ email }, user) => {
    if (!offeredChannels().includes("email")) return refuse(TELL_WORDS.notOffered);
    const refusal = await askToConfirm(user.id, email, new Date());
    revalidatePath("/account");
    return refusal === null ? { ok: true } : refuse(refusal);
  },
);

/** Names the address, so that a screen that is old does not take away a newer one. */
export const forgetEmail = userAction(z.object({ email: z.email().max(200) }), async ({ email }, user) => {
  await removeEmail(user.id, email);
  revalidatePath("/account");
  return { ok: true };
});

export const addPushDevice = userAction(
  z.object({
    endpoint: z.url().max(2000),
    p256dh: z.string().regex(/^[\w-]{80,100}$/),
    auth: z.string().regex(/^[\w-]{16,32}$/),
    label: z.string().regex(/^[A-Za-z0-9 ]{1,80}$/),
  }),
  async (device, user) => {
    if (!offeredChannels().includes("push")) return refuse(TELL_WORDS.notOffered);
    if (readOutsideUrl(device.endpoint) === null) return refuse(PUSH_WORDS.unknownService);
    const deviceId = await addDevice(user.id, device);
    if (deviceId === null) return refuse(PUSH_WORDS.tooMany);
    revalidatePath("/account");
    return { ok: true, deviceId };
  },
);

export const removePushDevice = userAction(z.object({ deviceId: z.uuid() }), async ({ deviceId }, user) => {
  await removeDevice(user.id, deviceId);
  revalidatePath("/account");
  return { ok: true };
});

/** The secret is in the answer, and nowhere else ever again. The same address again: another secret. */
export const setWebhook = userAction(z.object({ url: z.string().trim().max(2000) }), async ({ url }, user) => {
  const secret = await setUpWebhook(user.id, url);
  if (secret === null) return refuseField("url", WEBHOOK_WORDS.noAddress);
  revalidatePath("/account");
  return { ok: true, secret };
});

export const forgetWebhook = userAction(z.object({ url: z.url().max(2000) }), async ({ url }, user) => {
  await removeWebhook(user.id, url);
  revalidatePath("/account");
  return { ok: true };
});

export const sendTestMessage = userAction(z.object({ channel }), async ({ channel }, user) => {
  if (!offeredChannels().includes(channel)) return refuse(TELL_WORDS.notOffered);
  const { isSent, words } = await sendTest(user.id, channel, new Date());
  if (!isSent) return refuse(words);
  return { ok: true, words };
});
