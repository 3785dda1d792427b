const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * How long until something happens, the way one says it: "12 min", "3 h 12 min", "2 days 4 h". Below a day it is what a stopwatch
 * would show; days are the calendar's, so that the same hour tomorrow is a day away however long the night is.
 * @param ms distance in milliseconds; nothing or less counts as now
 * @param shiftMs how much the person's clock changes until then: `clockShiftMs`
 */
export function timeLeft(ms: number, shiftMs: number): string {
  if (ms < MINUTE_MS) return "less than a minute";
  const onTheClockMs = ms + shiftMs;
  const days = Math.floor(onTheClockMs / DAY_MS);
  const minutes = Math.floor((days > 0 ? onTheClockMs % DAY_MS : ms) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (days > 0) return join(days === 1 ? "1 day" : `${days} days`, hours, "h");
  if (hours > 0) return join(`${hours} h`, minutes % 60, "min");
  return `${minutes} min`;
}

function join(large: string, rest: number, unit: string): string {
  return rest === 0 ? large : `${large} ${rest} ${unit}`;
}
