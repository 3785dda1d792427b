import { dayOf, nextDay } from "@/lib/schedule/days";
import { formatWhen } from "@/lib/schedule/zone";

/** A time as a tile shows it: "Today", "Tomorrow" or the day, and the hour. */
export type WhenLabel = { day: string; time: string };

type Days = { today: string; tomorrow: string };

/** Today and tomorrow are days of the person's calendar, which are not all 24 hours long. */
export function whenLabel(at: string, timeZone: string, now: Date): WhenLabel {
  return labelOf(at, timeZone, now, daysAt(now, timeZone));
}

/** One label for each time that occurs, so that moved posts can take over the label with the time. */
export function whenLabels(times: readonly (string | null)[], timeZone: string, now: Date): Record<string, WhenLabel> {
  const days = daysAt(now, timeZone);
  const known = times.filter((time) => time !== null);
  return Object.fromEntries(known.map((time) => [time, labelOf(time, timeZone, now, days)]));
}

function daysAt(now: Date, timeZone: string): Days {
  const today = dayOf(now, timeZone);
  return { today, tomorrow: nextDay(today, timeZone) };
}

function labelOf(at: string, timeZone: string, now: Date, { today, tomorrow }: Days): WhenLabel {
  const when = formatWhen(at, timeZone, now);
  const comma = when.lastIndexOf(", ");
  const time = when.slice(comma + 2);
  const day = dayOf(new Date(at), timeZone);
  if (day === today) return { day: "Today", time };
  return { day: day === tomorrow ? "Tomorrow" : when.slice(0, comma), time };
}

/** "today, 16:47" in the middle of a sentence. */
export function whenWords({ day, time }: WhenLabel): string {
  return `${day === "Today" || day === "Tomorrow" ? day.toLowerCase() : day}, ${time}`;
}
