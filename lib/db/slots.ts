import "server-only";
import type { Weekday } from "@/lib/schedule/days";
import type { Slot } from "@/lib/schedule/slot-time";
import { MAX_SLOTS } from "@/lib/schedule/slots";
import { getDb } from "./client";

/** The weekly timetable of one account of the person, Monday morning first. */
export async function listSlots(userId: string, accountId: string): Promise<Slot[]> {
  const rows = await getDb().weeklySlot.findMany({
    where: { accountId, account: { userId } },
    select: { weekday: true, minute: true },
    orderBy: [{ weekday: "asc" }, { minute: "asc" }],
    take: MAX_SLOTS,
  });
  return rows.map(({ weekday, minute }) => ({ weekday: weekday as Weekday, minute }));
}

export type AddSlotsResult = "added" | "too-many" | "not-theirs";

/** Adds to a timetable what is not in it yet, all of it or nothing. */
export async function addSlots(userId: string, accountId: string, slots: readonly Slot[]): Promise<AddSlotsResult> {
  return getDb().$transaction(async (tx) => {
    // The row lock keeps two windows from going over the limit together.
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "InstagramAccount" WHERE "id" = ${accountId} AND "userId" = ${userId} FOR UPDATE`;
    if (rows.length === 0) return "not-theirs";
    const [before, known] = await Promise.all([
      tx.weeklySlot.count({ where: { accountId } }),
      tx.weeklySlot.count({ where: { accountId, OR: [...slots] } }),
    ]);
    if (before + slots.length - known > MAX_SLOTS) return "too-many";
    await tx.weeklySlot.createMany({ data: slots.map((slot) => ({ accountId, ...slot })), skipDuplicates: true });
    return "added";
  });
}

export async function deleteSlot(userId: string, accountId: string, slot: Slot): Promise<void> {
  await getDb().weeklySlot.deleteMany({ where: { accountId, account: { userId }, ...slot } });
}

/** Which of these instants have a post of the account within their minute. One index probe each. */
export async function listTakenInstants(userId: string, accountId: string, instants: readonly Date[]): Promise<Date[]> {
  if (instants.length === 0) return [];
  const asked = instants.map((instant) => instant.toISOString());
  const rows = await getDb().$queryRaw<{ at: Date }[]>`
    SELECT s."at" FROM "InstagramAccount" a CROSS JOIN unnest(${asked}::timestamptz[]) AS s("at")
    WHERE a."id" = ${accountId} AND a."userId" = ${userId} AND EXISTS (
      SELECT 1 FROM "Post" p
      WHERE p."accountId" = a."id" AND p."publishAt" >= s."at" AND p."publishAt" < s."at" + interval '1 minute'
    )`;
  return rows.map(({ at }) => at);
}
