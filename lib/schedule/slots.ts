import { addDays, dayOf, weekdayOf } from "./days";
import { formatSlotTime, type Slot } from "./slot-time";
import { toInstant } from "./zone";

/** How many a timetable may have: seven a day. */
export const MAX_SLOTS = 49;

const MINUTE_MS = 60_000;

/**
 * The instants of a timetable after `after` and up to `until`, soonest first, each once. The wall-clock time is kept
 * across clock changes; one that does not exist on its day comes as much later as the clocks skip, one that exists twice
 * is the first of the two.
 */
export function slotInstants(slots: readonly Slot[], timeZone: string, after: Date, until: Date): Date[] {
  const found = new Set<number>();
  // A day more at both ends: a skipped hour may push a slot across midnight.
  const last = addDays(dayOf(until, timeZone), 1);
  for (let day = addDays(dayOf(after, timeZone), -1); day <= last; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    for (const slot of slots) {
      if (slot.weekday !== weekday) continue;
      const at = toInstant(`${day}T${formatSlotTime(slot.minute)}`, timeZone)?.instant.getTime();
      if (at !== undefined && at > after.getTime() && at <= until.getTime()) found.add(at);
    }
  }
  return [...found].sort((left, right) => left - right).map((at) => new Date(at));
}

/** Those instants at whose minute no post is planned. */
export function freeInstants(instants: readonly Date[], planned: readonly Date[]): Date[] {
  const minutes = new Set(planned.map(minuteOf));
  return instants.filter((instant) => !minutes.has(minuteOf(instant)));
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / MINUTE_MS);
}
