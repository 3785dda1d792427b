/** How far ahead a post may be planned. Access granted through Facebook lasts about 60 days (1.5 of the Meta facts). */
export const MAX_DAYS_AHEAD = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The last instant that may be chosen at `now`. */
export function latestPublishAt(now: Date): Date {
  return new Date(now.getTime() + MAX_DAYS_AHEAD * DAY_MS);
}

/** A sentence that says why a time cannot be chosen, or null when it can. */
export function checkPublishAt(publishAt: Date, now: Date): string | null {
  if (publishAt.getTime() <= now.getTime())
    return "That time has passed. Choose a time in the future, or use Post now.";
  if (publishAt.getTime() > latestPublishAt(now).getTime()) {
    return `That is too far ahead. Choose a time within the next ${MAX_DAYS_AHEAD} days.`;
  }
  return null;
}
