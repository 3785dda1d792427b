import { Temporal } from "temporal-polyfill";
import { getDateFormat } from "./date-format";

/** 1 = Monday to 7 = Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether `text` is a day of this century, "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && readDay(text) !== null;
}

/** Whether `text` is a month of this century, "YYYY-MM". */
export function isMonth(text: string): boolean {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The day an instant falls on, on the calendar of a zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The first instant of a day in a zone. Not always midnight: some zones change their clocks just then. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day after `day` in a zone: on all but one calendar in a lifetime the next date, but Samoa had no 30 December 2011. */
export function nextDay(day: string, timeZone: string): string {
  return dayOf(startOfDay(addDays(day, 1), timeZone), timeZone);
}

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The month `count` months later. */
export function addMonths(month: string, count: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}

export function weekdayOf(day: string): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** The seven days of the week that `day` is in. */
export function daysOfWeek(day: string, firstWeekday: Weekday): string[] {
  const back = (weekdayOf(day) - firstWeekday + 7) % 7;
  return Array.from({ length: 7 }, (_, index) => addDays(day, index - back));
}

/** The days of a month, filled up to whole weeks with those around it. */
export function daysOfMonth(month: string, firstWeekday: Weekday): string[] {
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const days = daysOfWeek(`${month}-01`, firstWeekday);
  while ((days.at(-1) ?? last) < last) days.push(...daysOfWeek(addDays(days.at(-1) ?? last, 1), firstWeekday));
  return days;
}

/** "Tue 24 Nov" */
export function formatDay(day: string): string {
  return format(day, { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
}

/** "23 to 29 November", and with both months where they differ: "28 December to 3 January" */
export function formatDays(first: string, last: string): string {
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = format(first, isOneMonth ? { day: "numeric" } : { day: "numeric", month: "long" });
  return `${from} to ${format(last, { day: "numeric", month: "long" })}`;
}

/** "Tuesday 24 November" */
export function formatLongDay(day: string): string {
  return format(day, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
}

/** "Tue" */
export function formatWeekday(day: string): string {
  return format(day, { weekday: "short" });
}

/** "November 2026" */
export function formatMonth(month: string): string {
  return format(`${month}-01`, { month: "long", year: "numeric" });
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return getDateFormat("UTC", options).format(new Date(`${day}T00:00Z`));
}

function readDay(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
