import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";

/**
 * The days with one post at another time, as they will look when the move is stored.
 * @param local where it goes, "YYYY-MM-DDTHH:mm"; a day that is not shown takes it out of sight
 */
export function placeTile(days: readonly CalendarDay[], tile: CalendarTile, local: string): CalendarDay[] {
  return days.map((day) => {
    const others = day.posts.filter(({ id }) => id !== tile.id);
    if (!local.startsWith(day.day)) return others.length === day.posts.length ? day : { ...day, posts: others };
    const posts = [...others, { ...tile, local }].sort((left, right) => left.local.localeCompare(right.local));
    return { ...day, posts, slots: day.slots.filter((slot) => slot !== local) };
  });
}

/** The day of another week or month with the hour a post has now. */
export function sameHour(tile: Pick<CalendarTile, "local">, day: string): string {
  return `${day}${tile.local.slice(10)}`;
}
