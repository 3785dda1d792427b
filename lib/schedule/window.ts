import { formatWhen } from "./zone";

/** How far ahead a post may be planned. Access granted through Facebook lasts about 60 days (1.5 of the Meta facts). */
export const MAX_DAYS_AHEAD = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The last instant that may be chosen at `now`. */
export function latestPublishAt(now: Date): Date {
  return new Date(now.getTime() + MAX_DAYS_AHEAD * DAY_MS);
}

/**
 * Whether what stands in the way of a time is that Meta's access ends before it, so that connecting again helps.
 * @param accessEnd as for `checkPublishAt`
 */
export function needsNewAccess(publishAt: Date, now: Date, accessEnd: Date | null): boolean {
  return accessEnd !== null && publishAt > now && publishAt <= latestPublishAt(now) && publishAt >= accessEnd;
}

/**
 * A sentence that says why a time cannot be chosen, or null when it can.
 * @param accessEnd when Meta's access to the account ends (`accessEndsAt`); null = it does not
 * @param timeZone IANA zone in which the sentence names that day
 */
export function checkPublishAt(publishAt: Date, now: Date, accessEnd: Date | null, timeZone: string): string | null {
  if (publishAt.getTime() <= now.getTime())
    return "That time has passed. Choose a time in the future, or use Post now.";
  if (publishAt.getTime() > latestPublishAt(now).getTime()) {
    return `That is too far ahead. Choose a time within the next ${MAX_DAYS_AHEAD} days.`;
  }
  if (accessEnd !== null && needsNewAccess(publishAt, now, accessEnd)) {
    const isOver = accessEnd.getTime() <= now.getTime();
    const when = formatWhen(accessEnd, timeZone, now);
    return `Facebook's permission to post ${isOver ? "ended" : "ends"} ${when}. Connect again to plan beyond that.`;
  }
  return null;
}
