import { formatWhen } from "@/lib/schedule/zone";

/** A time as a tile shows it: "Today", "Tomorrow" or the day, and the hour. */
export type WhenLabel = { day: string; time: string };

const DAY_MS = 24 * 60 * 60 * 1000;

export function whenLabel(at: string, timeZone: string, now: Date): WhenLabel {
  const { day, time } = split(formatWhen(at, timeZone, now));
  if (day === split(formatWhen(now, timeZone, now)).day) return { day: "Today", time };
  const tomorrow = new Date(now.getTime() + DAY_MS);
  if (day === split(formatWhen(tomorrow, timeZone, now)).day) return { day: "Tomorrow", time };
  return { day, time };
}

/** One label for each time that occurs, so that moved posts can take over the label with the time. */
export function whenLabels(times: readonly (string | null)[], timeZone: string, now: Date): Record<string, WhenLabel> {
  const known = times.filter((time) => time !== null);
  return Object.fromEntries(known.map((time) => [time, whenLabel(time, timeZone, now)]));
}

function split(when: string): WhenLabel {
  const comma = when.lastIndexOf(", ");
  return { day: when.slice(0, comma), time: when.slice(comma + 2) };
}

/** "today, 16:47" in the middle of a sentence. */
export function whenWords({ day, time }: WhenLabel): string {
  return `${day === "Today" || day === "Tomorrow" ? day.toLowerCase() : day}, ${time}`;
}
