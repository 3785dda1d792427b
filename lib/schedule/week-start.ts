import type { Weekday } from "./days";

/** What the world's calendars mostly do (ISO 8601), for browsers that say nothing we understand. */
const MONDAY: Weekday = 1;

type WeekInfo = { firstDay?: unknown };
type LocaleWithWeek = { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };

/**
 * The day a week starts on where the person comes from.
 * @param acceptLanguage the browser's header: "en-GB,en;q=0.9"
 */
export function firstWeekday(acceptLanguage: string | null): Weekday {
  const tag = acceptLanguage?.split(/[,;]/)[0]?.trim() ?? "";
  try {
    // Older runtimes have the property, newer ones the method; TypeScript knows neither.
    const locale = new Intl.Locale(tag) as LocaleWithWeek;
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return isWeekday(first) ? first : MONDAY;
  } catch {
    return MONDAY; // Not a language tag.
  }
}

function isWeekday(value: unknown): value is Weekday {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 7;
}
