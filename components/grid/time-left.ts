const MINUTE_MS = 60_000;

/**
 * How long until something happens, the way one says it: "12 min", "3 h 12 min", "2 days 4 h".
 * @param ms distance in milliseconds; nothing or less counts as now
 */
export function timeLeft(ms: number): string {
  if (ms < MINUTE_MS) return "less than a minute";
  const minutes = Math.floor(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return join(days === 1 ? "1 day" : `${days} days`, hours % 24, "h");
  if (hours > 0) return join(`${hours} h`, minutes % 60, "min");
  return `${minutes} min`;
}

function join(large: string, rest: number, unit: string): string {
  return rest === 0 ? large : `${large} ${rest} ${unit}`;
}
