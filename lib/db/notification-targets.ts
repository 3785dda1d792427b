import "server-only";
import { DEFAULT_KINDS } from "@/lib/tell/kinds";
import { getDb } from "./client";
import { settleDevice, settleLabel } from "./device-notices";

const MAX_DEVICES = 20;

export type DeviceInput = { endpoint: string; p256dh: string; auth: string; label: string };

/**
 * Adds one of the person's devices. A browser in which somebody else was signed in before is theirs from now on. The first
 * device brings the usual kinds with it.
 * @returns the device's id, or null when they have too many
 */
export async function addDevice(
  userId: string,
  { endpoint, ...keys }: DeviceInput,
  now = new Date(),
): Promise<string | null> {
  return getDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
    const others = await tx.pushDevice.count({ where: { userId, endpoint: { not: endpoint } } });
    if (others >= MAX_DEVICES) return null;
    const device = await tx.pushDevice.upsert({
      where: { endpoint },
      create: { userId, endpoint, ...keys },
      update: { userId, ...keys },
      select: { id: true },
    });
    const usual = { pushKinds: [...DEFAULT_KINDS] };
    const create = { userId, ...usual };
    await tx.notificationSettings.upsert({
      where: { userId },
      create,
      update: others === 0 ? usual : {},
      select: { userId: true },
    });
    await settleLabel(tx, { id: device.id, userId, label: keys.label }, now);
    return device.id;
  });
}

/** @returns false when it is not theirs */
export async function removeDevice(userId: string, deviceId: string, now = new Date()): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    const select = { id: true, userId: true, label: true } as const;
    const device = await tx.pushDevice.findFirst({ where: { id: deviceId, userId }, select });
    if (device === null) return false;
    await tx.pushDevice.deleteMany({ where: { id: deviceId, userId } });
    await settleDevice(tx, device, now);
    return true;
  });
}

/** The devices a test goes to. */
export async function listDevices(userId: string) {
  return getDb().pushDevice.findMany({
    where: { userId },
    select: { id: true, endpoint: true, p256dh: true, auth: true },
    take: MAX_DEVICES,
  });
}

/** Sets up the webhook, or gives it another address or secret. What they chose to be told stays. */
export async function saveWebhook(userId: string, webhookUrl: string, webhookSecretCipher: string): Promise<void> {
  const data = { webhookUrl, webhookSecretCipher };
  await getDb().$transaction(async (tx) => {
    const before = await tx.notificationSettings.findUnique({ where: { userId }, select: { webhookUrl: true } });
    const kinds = before?.webhookUrl ? {} : { webhookKinds: [...DEFAULT_KINDS] };
    await tx.notificationSettings.upsert({
      where: { userId },
      create: { userId, ...data, ...kinds },
      update: { ...data, ...kinds },
      select: { userId: true },
    });
  });
}

/** Where the webhook is, its secret still encrypted; null when there is none. */
export async function getWebhook(userId: string): Promise<{ url: string; secretCipher: string } | null> {
  const row = await getDb().notificationSettings.findUnique({
    where: { userId },
    select: { webhookUrl: true, webhookSecretCipher: true },
  });
  if (!row?.webhookUrl || !row.webhookSecretCipher) return null;
  return { url: row.webhookUrl, secretCipher: row.webhookSecretCipher };
}

export async function removeWebhook(userId: string, webhookUrl: string): Promise<void> {
  const data = { webhookUrl: null, webhookSecretCipher: null, webhookKinds: [] };
  await getDb().notificationSettings.updateMany({ where: { userId, webhookUrl }, data });
}
