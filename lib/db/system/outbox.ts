import "server-only";
import { CHANNELS, type Channel, type TellKind } from "@/lib/tell/kinds";
import { getDb, type Prisma } from "../client";

/**
 * Makes the deliveries of occasions that have none yet, as each person wants to be told now, oldest first. In one
 * transaction with the mark that they are made; several processes at once take different ones.
 * @param offered the channels that work here; an occasion is told by no other
 * @returns how many occasions were taken
 */
export async function spreadOccasions(offered: readonly Channel[], now: Date, limit: number): Promise<number> {
  return getDb().$transaction(async (tx) => {
    const taken = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Occasion" SET "spreadAt" = ${now} WHERE "id" IN (
        SELECT "id" FROM "Occasion" WHERE "spreadAt" IS NULL ORDER BY "at" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING "id"`;
    if (taken.length === 0) return 0;
    const occasions = await tx.occasion.findMany({
      where: { id: { in: taken.map(({ id }) => id) }, user: { deletingAt: null } },
      select: {
        id: true,
        kind: true,
        userId: true,
        user: { select: { notifications: true, pushDevices: { select: { id: true } } } },
      },
    });
    const data = occasions.flatMap(({ id, kind, userId, user }) =>
      placesOf(user, kind, offered).map((place) => ({
        occasionId: id,
        userId,
        ...place,
        createdAt: now,
        nextActionAt: now,
      })),
    );
    await tx.delivery.createMany({ data, skipDuplicates: true });
    return taken.length;
  });
}

type Settings = Prisma.NotificationSettingsGetPayload<object>;
type Reader = { notifications: Settings | null; pushDevices: { id: string }[] };

type Place = { channel: Channel; target: string };

function placesOf({ notifications, pushDevices }: Reader, kind: string, offered: readonly Channel[]): Place[] {
  if (notifications === null) return [];
  const wanted = CHANNELS.filter(
    (channel) => offered.includes(channel) && notifications[`${channel}Kinds`].includes(kind),
  );
  return wanted.flatMap((channel): Place[] => {
    if (channel === "push") return pushDevices.map(({ id }) => ({ channel, target: id }));
    const isSetUp = channel === "email" ? notifications.email !== null : notifications.webhookUrl !== null;
    return isSetUp ? [{ channel, target: "" }] : [];
  });
}

export type ClaimedDelivery = { id: string; channel: Channel; attempts: number; occasionAt: Date };

/**
 * Takes a lease on messages that must be sent and that nobody else holds, and counts the try (`FOR UPDATE SKIP LOCKED`,
 * like posts: any number of processes, and none is given out twice while its lease runs).
 */
export async function claimDeliveries(
  owner: string,
  now: Date,
  leaseMs: number,
  limit: number,
): Promise<ClaimedDelivery[]> {
  const leaseUntil = new Date(now.getTime() + leaseMs);
  // First tries go before others: one mailbox or webhook that hangs must not make everybody else wait.
  return getDb().$queryRaw<ClaimedDelivery[]>`
    UPDATE "Delivery" d SET "leaseOwner" = ${owner}, "leaseUntil" = ${leaseUntil}, "attempts" = d."attempts" + 1
    FROM "Occasion" o WHERE o."id" = d."occasionId" AND d."id" IN (
      SELECT "id" FROM "Delivery"
      WHERE "nextActionAt" <= ${now} AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${now})
      ORDER BY "attempts", "nextActionAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING d."id", d."channel", d."attempts", o."at" AS "occasionAt"`;
}

/** What one claimed message needs; tokens are still encrypted. Null when it went with its person or post. */
export async function readDelivery(id: string) {
  const row = await getDb().delivery.findUnique({
    where: { id },
    select: {
      target: true,
      occasion: {
        select: {
          id: true,
          kind: true,
          at: true,
          sentence: true,
          post: {
            select: {
              id: true,
              caption: true,
              status: true,
              publishAt: true,
              publishedAt: true,
              permalink: true,
              account: { select: { username: true } },
            },
          },
          notice: { select: { title: true, body: true, accountId: true } },
        },
      },
      user: { select: { id: true, deletingAt: true, timeZone: true, notifications: true } },
    },
  });
  return row === null ? null : { ...row, occasion: { ...row.occasion, kind: row.occasion.kind as TellKind } };
}

/** The device a notification is for; null when it was removed meanwhile. */
export async function readDevice(id: string) {
  return getDb().pushDevice.findUnique({ where: { id }, select: { endpoint: true, p256dh: true, auth: true } });
}

export type DeliveryEnd = "sent" | "given-up" | "dropped";

/** Stores how a message ended, while `owner` still holds it. @returns false when it does not */
export async function endDelivery(id: string, owner: string, status: DeliveryEnd, trouble: string | null, now: Date) {
  const data = { status, trouble, endedAt: now, nextActionAt: null, leaseOwner: null, leaseUntil: null };
  const { count } = await getDb().delivery.updateMany({ where: { id, leaseOwner: owner }, data });
  return count === 1;
}

/** Gives a message back to be tried again at `at`, while `owner` still holds it. */
export async function postponeDelivery(id: string, owner: string, trouble: string, at: Date): Promise<void> {
  const data = { trouble, nextActionAt: at, leaseOwner: null, leaseUntil: null };
  await getDb().delivery.updateMany({ where: { id, leaseOwner: owner }, data });
}
