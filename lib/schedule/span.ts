import { addDays, addMonths, daysOfMonth, daysOfWeek, isDay, isMonth, type Weekday } from "./days";

/** The stretch of days a calendar shows, with what comes before and after it. `key` is "YYYY-MM" for a month, else a day. */
export type Span = {
  kind: "month" | "week" | "day";
  key: string;
  days: string[];
  previous: string;
  next: string;
};

type Asked = { month?: string | undefined; week?: string | undefined; day?: string | undefined };

/** Reads what an address asks for; anything unreadable is the month of `today`. */
export function readSpan({ month, week, day }: Asked, today: string, firstWeekday: Weekday): Span {
  if (day !== undefined && isDay(day)) {
    return { kind: "day", key: day, days: [day], previous: addDays(day, -1), next: addDays(day, 1) };
  }
  if (week !== undefined && isDay(week)) {
    const days = daysOfWeek(week, firstWeekday);
    const key = days[0] ?? week;
    return { kind: "week", key, days, previous: addDays(key, -7), next: addDays(key, 7) };
  }
  const key = month !== undefined && isMonth(month) ? month : today.slice(0, 7);
  const days = daysOfMonth(key, firstWeekday);
  return { kind: "month", key, days, previous: addMonths(key, -1), next: addMonths(key, 1) };
}

/** The address of a stretch of days. */
export function spanPath(kind: Span["kind"], key: string): string {
  return `/calendar?${kind}=${key}`;
}
