import { dayOf, nextDay } from "@/lib/schedule/days";
import { formatWhen, toInstant, toLocal } from "@/lib/schedule/zone";

export type QuickPick = { label: string; local: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Times people often want, in their zone. Only those that are at least ten minutes ahead.
 * @param nextSlot the next free slot of the account's timetable, ISO 8601; null = it has none. It comes first.
 */
export function quickPicks(now: Date, timeZone: string, nextSlot: string | null = null): QuickPick[] {
  const today = dayOf(now, timeZone);
  const tomorrow = nextDay(today, timeZone);
  const picks = [
    ...(nextSlot === null ? [] : [slotPick(nextSlot, timeZone, now)]),
    { label: "In an hour", local: toLocal(new Date(now.getTime() + HOUR_MS), timeZone) },
    { label: "Today 18:00", local: `${today}T18:00` },
    { label: "Tomorrow 09:00", local: `${tomorrow}T09:00` },
    { label: "Tomorrow 18:00", local: `${tomorrow}T18:00` },
  ];
  return picks.filter(({ local }) => {
    const time = toInstant(local, timeZone);
    return time !== null && time.instant.getTime() - now.getTime() >= 10 * MINUTE_MS;
  });
}

function slotPick(nextSlot: string, timeZone: string, now: Date): QuickPick {
  const label = `Next free slot: ${formatWhen(nextSlot, timeZone, now)}`;
  return { label, local: toLocal(new Date(nextSlot), timeZone) };
}
