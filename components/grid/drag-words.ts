import type { Announcements } from "@dnd-kit/core";
import { DRAG_WORDS } from "@/lib/words/plan";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

/**
 * What a screen reader hears while a post is moved: the place and the time that comes with it.
 * @param said the place that was named last, null from when a post is lifted until the tiles have been measured: only
 *   then does an arrow key have somewhere to go, and only then is it called picked up
 */
export function dragAnnouncements(
  posts: MovablePost[],
  labels: Record<string, WhenLabel>,
  said: { place: unknown } = { place: null },
): Announcements {
  function place(id: unknown): string {
    const index = posts.findIndex((post) => post.id === id);
    const label = labels[posts[index]?.publishAt ?? ""];
    const time = label === undefined ? "" : `, ${label.day} ${label.time}`;
    return `place ${index + 1} of ${posts.length}${time}`;
  }
  return {
    onDragStart: () => {
      said.place = null;
      return undefined;
    },
    onDragOver: ({ active, over }) => {
      const isFirst = said.place === null;
      if (over?.id === said.place) return undefined;
      said.place = over?.id;
      if (isFirst) return DRAG_WORDS.lifted(place(active.id));
      return over === null ? "Outside the grid." : `Now at ${place(over.id)}.`;
    },
    onDragEnd: ({ over }) => (over === null ? "Put back." : DRAG_WORDS.droppedAt(place(over.id))),
    onDragCancel: () => DRAG_WORDS.cancelled,
  };
}
