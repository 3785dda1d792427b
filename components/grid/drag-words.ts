import type { Announcements } from "@dnd-kit/core";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

export const dragInstructions =
  "Press Enter to open the post. Press space to pick it up, the arrow keys to move it, space to put it down, Escape to put it back.";

/** What a screen reader hears while a post is moved: the place and the time that comes with it. */
export function dragAnnouncements(posts: MovablePost[], labels: Record<string, WhenLabel>): Announcements {
  function place(id: unknown): string {
    const index = posts.findIndex((post) => post.id === id);
    const label = labels[posts[index]?.publishAt ?? ""];
    const time = label === undefined ? "" : `, ${label.day} ${label.time}`;
    return `place ${index + 1} of ${posts.length}${time}`;
  }
  return {
    onDragStart: ({ active }) => `Picked up from ${place(active.id)}.`,
    onDragOver: ({ over }) => (over === null ? "Outside the grid." : `Now at ${place(over.id)}.`),
    onDragEnd: ({ over }) => (over === null ? "Put back." : `Put down at ${place(over.id)}.`),
    onDragCancel: () => "Put back where it was.",
  };
}
