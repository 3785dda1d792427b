import type { Announcements } from "@dnd-kit/core";
import type { CalendarDay } from "@/lib/posts/calendar-view";
import { DRAG_WORDS } from "@/lib/words/plan";

/**
 * What a screen reader hears while a post is moved: the day and what is on it.
 * @param lifted true from when a post is lifted until the days have been measured: only then does an arrow key have
 *   somewhere to go, and only then is it called picked up
 */
export function dragAnnouncements(days: readonly CalendarDay[], lifted: { current: boolean }): Announcements {
  function place(id: unknown): string {
    const day = days.find((each) => each.day === id);
    if (day === undefined) return "";
    const posts = day.posts.length + day.more;
    return `${day.name}, ${posts === 0 ? "empty" : posts === 1 ? "1 post" : `${posts} posts`}`;
  }
  return {
    onDragStart: () => {
      lifted.current = true;
      return undefined;
    },
    onDragOver: ({ active, over }) => {
      const isFirst = lifted.current;
      lifted.current = false;
      const from = days.find(({ posts }) => posts.some((post) => post.id === active.id));
      if (isFirst) return DRAG_WORDS.lifted(place(from?.day));
      return over === null ? "Outside the calendar." : `Now on ${place(over.id)}.`;
    },
    onDragEnd: ({ over }) => (over === null ? "Put back." : DRAG_WORDS.droppedOn(place(over.id))),
    onDragCancel: () => DRAG_WORDS.cancelled,
  };
}
