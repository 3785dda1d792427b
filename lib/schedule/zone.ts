import { Temporal } from "temporal-polyfill";
import { getDateFormat } from "./date-format";

export type LocalTime = { instant: Date; note: null | "skipped" | "repeated" };

/** Which of the two is meant when the clocks go back and a wall-clock time comes twice. */
export type Which = "first" | "second";

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
 * and the same distance after the gap is meant; "repeated" = it exists twice and `which` of them is meant.
 */
export function toInstant(local: string, timeZone: string, which: Which = "first"): LocalTime | null {
  const wall = parseWall(local);
  if (wall === null) return null;
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: "later" });
  const chosen = wall.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  const instant = new Date(chosen.epochMilliseconds);
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { instant, note: null };
  if (!chosen.toPlainDateTime().equals(wall)) return { instant, note: "skipped" };
  return { instant: which === "first" ? instant : new Date(later.epochMilliseconds), note: "repeated" };
}

/** Whether an instant is the second of two that the wall clock of a zone calls the same. */
export function isSecondTime(instant: Date, timeZone: string): boolean {
  const time = toInstant(toLocal(instant, timeZone), timeZone, "second");
  return time?.note === "repeated" && time.instant.getTime() <= instant.getTime();
}

/** How far the clock of a zone is from UTC at an instant: "UTC+1", "UTC−3:30". */
export function offsetName(instant: Date, timeZone: string): string {
  const offset = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).offset;
  const [hours = "", minutes = ""] = offset.slice(1).split(":");
  const sign = offset.startsWith("-") ? "−" : "+";
  return `UTC${sign}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** How much further the clock of a zone has gone between two instants than a stopwatch has, in milliseconds. */
export function clockShiftMs(from: Date, to: Date, timeZone: string): number {
  return offsetMs(to, timeZone) - offsetMs(from, timeZone);
}

function offsetMs(instant: Date, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.offsetNanoseconds / 1e6;
}

/** A wall-clock time out of an address, as `<input type="datetime-local">` wants it; "" when it is none. */
export function readLocal(text: string): string {
  return parseWall(text)?.toString({ smallestUnit: "minute" }) ?? "";
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

const DAY = { weekday: "short", day: "numeric", month: "short" } as const;
const YEAR = { year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** "Tue 24 Nov, 18:30", with the year when it is not the year of `now`. */
export function formatWhen(instant: Date | string, timeZone: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const day = getDateFormat(timeZone, DAY).format(at).replace(",", "");
  const time = getDateFormat(timeZone, TIME).format(at);
  const year = getDateFormat(timeZone, YEAR).format(at);
  return year === getDateFormat(timeZone, YEAR).format(now) ? `${day}, ${time}` : `${day} ${year}, ${time}`;
}
