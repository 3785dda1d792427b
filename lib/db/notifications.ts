import "server-only";
import { createHash } from "node:crypto";
import { CHANNELS, type Channel, DEFAULT_KINDS, TELL_KINDS, type TellKind } from "@/lib/tell/kinds";
import type { NotificationView } from "@/lib/tell/view";
import { getDb, type Prisma } from "./client";

const NOTHING = { email: null, pendingEmail: null, webhookUrl: null, emailKinds: [], pushKinds: [], webhookKinds: [] };

export async function getNotifications(userId: string): Promise<NotificationView> {
  const db = getDb();
  const [settings, devices, ...last] = await Promise.all([
    db.notificationSettings.findUnique({ where: { userId } }),
    db.pushDevice.findMany({
      where: { userId },
      select: { id: true, label: true, endpoint: true },
      orderBy: { createdAt: "asc" },
      take: 50,
    }),
    ...CHANNELS.map((channel) => lastTrouble(userId, channel)),
  ]);
  const { email, pendingEmail, webhookUrl, ...kinds } = settings ?? NOTHING;
  const byChannel = <Value>(of: (channel: Channel) => Value) =>
    Object.fromEntries(CHANNELS.map((channel) => [channel, of(channel)])) as Record<Channel, Value>;
  return {
    email,
    pendingEmail,
    webhookUrl,
    devices: devices.map(({ endpoint, ...device }) => ({ ...device, mark: markOf(endpoint) })),
    kinds: byChannel((channel) => TELL_KINDS.filter((kind) => (kinds[`${channel}Kinds`] as string[]).includes(kind))),
    trouble: byChannel((channel) => last[CHANNELS.indexOf(channel)] ?? null),
  };
}

/** The first half of SHA-256, in hex; the browser's part is in components/notifications/push-browser. */
function markOf(endpoint: string): string {
  return createHash("sha256").update(endpoint).digest("hex").slice(0, 32);
}

async function lastTrouble(userId: string, channel: Channel): Promise<string | null> {
  const last = await getDb().delivery.findFirst({
    where: { userId, channel, attempts: { gt: 0 }, status: { not: "dropped" } },
    orderBy: { createdAt: "desc" },
    select: { trouble: true },
  });
  return last?.trouble ?? null;
}

/** Makes the person's row when there is none, and changes it. A channel that is set up anew begins with the usual kinds. */
async function save(
  tx: Prisma.TransactionClient,
  userId: string,
  data: Omit<Prisma.NotificationSettingsUncheckedCreateInput, "userId">,
) {
  await tx.notificationSettings.upsert({
    where: { userId },
    create: { userId, ...data },
    update: data,
    select: { userId: true },
  });
}

/** Chooses whether one kind is told by one channel. */
export async function chooseKind(userId: string, channel: Channel, kind: TellKind, isWanted: boolean): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const settings = await lock(tx, userId);
    const others = settings[`${channel}Kinds`].filter((other) => other !== kind);
    await save(tx, userId, { [`${channel}Kinds`]: isWanted ? [...others, kind] : others });
  });
}

/** The person's row, made when there is none, kept from others until the transaction ends: two ticks of boxes do not forget each other. */
async function lock(tx: Prisma.TransactionClient, userId: string) {
  await save(tx, userId, {});
  await tx.$queryRaw`SELECT 1 FROM "NotificationSettings" WHERE "userId" = ${userId} FOR UPDATE`;
  return tx.notificationSettings.findUniqueOrThrow({ where: { userId } });
}

/**
 * Keeps the address that a link is about to be sent to.
 * @returns false when too many links were asked for: `again` is the shortest time between two, `most` how many in a day
 */
export async function askForEmail(
  userId: string,
  email: string,
  now: Date,
  { againMs, most }: { againMs: number; most: number },
): Promise<boolean> {
  const [dayAgo, justNow] = [now.getTime() - 24 * 60 * 60 * 1000, now.getTime() - againMs];
  return getDb().$transaction(async (tx) => {
    const { linksSentAt } = await lock(tx, userId);
    const lately = linksSentAt.filter((at) => at.getTime() > dayAgo);
    if (lately.length >= most || lately.some((at) => at.getTime() > justNow)) return false;
    await save(tx, userId, { pendingEmail: email, linksSentAt: [...lately, now] });
    return true;
  });
}

/** The addresses of a person for a link to be compared with; null for somebody who is gone. */
export async function getEmails(userId: string) {
  return getDb().notificationSettings.findFirst({
    where: { userId, user: { deletingAt: null } },
    select: { email: true, pendingEmail: true, emailKinds: true },
  });
}

/** From here on mail goes to `email`. @returns false when another address was typed meanwhile */
export async function confirmEmail(userId: string, email: string): Promise<boolean> {
  const where = { userId, pendingEmail: email };
  const fresh = await getDb().notificationSettings.updateMany({
    where: { ...where, email: null },
    data: { email, pendingEmail: null, emailKinds: [...DEFAULT_KINDS] },
  });
  if (fresh.count === 1) return true;
  // Somebody who changes their address keeps what they chose.
  const { count } = await getDb().notificationSettings.updateMany({ where, data: { email, pendingEmail: null } });
  return count === 1;
}

/** Ends all mail to this address; it stays, so that the person can choose again. */
export async function stopEmail(userId: string, email: string): Promise<void> {
  await getDb().notificationSettings.updateMany({ where: { userId, email }, data: { emailKinds: [] } });
}

/** Takes away the address, confirmed or not, and one that was to take its place. */
export async function removeEmail(userId: string, email: string): Promise<void> {
  const data = { email: null, pendingEmail: null, emailKinds: [] };
  const where = { userId, OR: [{ email }, { pendingEmail: email }] };
  await getDb().notificationSettings.updateMany({ where, data });
}

/** @returns whether a test may be sent now: not within `againMs` of the last one */
export async function startTest(userId: string, now: Date, againMs: number): Promise<boolean> {
  const { count } = await getDb().notificationSettings.updateMany({
    where: { userId, OR: [{ testedAt: null }, { testedAt: { lte: new Date(now.getTime() - againMs) } }] },
    data: { testedAt: now },
  });
  return count === 1;
}
