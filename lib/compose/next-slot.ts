import "server-only";
import { listSlots, listTakenInstants } from "@/lib/db/slots";
import type { UserRow } from "@/lib/db/users";
import type { Slot } from "@/lib/schedule/slot-time";
import { freeInstants, slotInstants } from "@/lib/schedule/slots";
import { latestPublishAt } from "@/lib/schedule/window";

/** Nearer than this there is no time left to write a caption. */
const LEAST_AHEAD_MS = 10 * 60_000;

/** The next slot of the timetable at which no post of the account is planned; null when there is none in the time that can be planned. */
export async function getNextFreeSlot(
  user: UserRow,
  accountId: string,
  slots: readonly Slot[],
  now: Date,
): Promise<Date | null> {
  const soonest = new Date(now.getTime() + LEAST_AHEAD_MS);
  const timeZone = user.timeZone ?? "UTC";
  const instants = slotInstants(slots, timeZone, soonest, latestPublishAt(now, timeZone));
  const taken = await listTakenInstants(user.id, accountId, instants);
  return freeInstants(instants, taken)[0] ?? null;
}

/** The same for who has not read the timetable; ISO 8601. */
export async function findNextSlot(user: UserRow, accountId: string, now: Date): Promise<string | null> {
  const slots = await listSlots(user.id, accountId);
  return (await getNextFreeSlot(user, accountId, slots, now))?.toISOString() ?? null;
}
