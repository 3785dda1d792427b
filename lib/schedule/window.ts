import { Temporal } from "temporal-polyfill";
import { formatWhen } from "./zone";

/** How far ahead a post may be planned. Access granted through Facebook lasts about 60 days (1.5 of the Meta facts). */
export const MAX_DAYS_AHEAD = 50;

/** The last instant that may be chosen at `now`: this time of day, so many days of the person's calendar later. */
export function latestPublishAt(now: Date, timeZone: string): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(zoned.add({ days: MAX_DAYS_AHEAD }).epochMilliseconds);
}

/**
 * Whether what stands in the way of a time is that Meta's access ends before it, so that connecting again helps.
 * @param accessEnd, timeZone as for `checkPublishAt`
 */
export function needsNewAccess(publishAt: Date, now: Date, accessEnd: Date | null, timeZone: string): boolean {
  if (accessEnd === null || publishAt <= now || publishAt < accessEnd) return false;
  return publishAt <= latestPublishAt(now, timeZone);
}

/**
 * A sentence that says why a time cannot be chosen, or null when it can.
 * @param accessEnd when Meta's access to the account ends (`accessEndsAt`); null = it does not
 * @param timeZone IANA zone in which days are counted, and in which the sentence names one
 */
export function checkPublishAt(publishAt: Date, now: Date, accessEnd: Date | null, timeZone: string): string | null {
  if (publishAt.getTime() <= now.getTime())
    return "That time has passed. Choose a time in the future, or use Post now.";
  if (publishAt > latestPublishAt(now, timeZone)) {
    return `That is too far ahead. Choose a time within the next ${MAX_DAYS_AHEAD} days.`;
  }
  if (accessEnd !== null && needsNewAccess(publishAt, now, accessEnd, timeZone)) {
    const isOver = accessEnd.getTime() <= now.getTime();
    const when = formatWhen(accessEnd, timeZone, now);
    return `Facebook's permission to post ${isOver ? "ended" : "ends"} ${when}. Connect again to plan beyond that.`;
  }
  return null;
}
