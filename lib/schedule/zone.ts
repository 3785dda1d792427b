import { Temporal } from "temporal-polyfill";

export type LocalTime = { instant: Date; note: null | "skipped" | "repeated" };

/** Whether `timeZone` is an IANA zone this runtime knows ("Europe/Berlin"). */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant a wall-clock time means in a zone.
 * @param local "YYYY-MM-DDTHH:mm", what `<input type="datetime-local">` gives (seconds are accepted)
 * @param timeZone IANA zone
 * @returns null when `local` is not a date. `note` tells of clock-change days: "skipped" = that time does not exist
 * and the same distance after the gap is meant; "repeated" = it exists twice and the earlier one is meant.
 */
export function toInstant(local: string, timeZone: string): LocalTime | null {
  const wall = parseWall(local);
  if (wall === null) return null;
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: "later" });
  const chosen = wall.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  const instant = new Date(chosen.epochMilliseconds);
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { instant, note: null };
  return { instant, note: chosen.toPlainDateTime().equals(wall) ? "repeated" : "skipped" };
}

function parseWall(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local);
  } catch {
    return null;
  }
}

/** An instant as "YYYY-MM-DDTHH:mm" on the wall clock of a zone. */
export function toLocal(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute", roundingMode: "floor" });
}

/** "Tue 24 Nov, 18:30", with the year when it is not the year of `now`. */
export function formatWhen(instant: Date | string, timeZone: string, now: Date = new Date()): string {
  const at = Temporal.Instant.from(new Date(instant).toISOString()).toZonedDateTimeISO(timeZone);
  const year = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).year;
  const day = at.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
  const time = at.toLocaleString("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return at.year === year ? `${day}, ${time}` : `${day} ${at.year}, ${time}`;
}
