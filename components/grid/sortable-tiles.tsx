"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useRef, useState } from "react";
import { reorder } from "@/lib/schedule/reorder";
import { dragAnnouncements, dragInstructions } from "./drag-words";
import { SortableTile } from "./sortable-tile";
import { swallowClicks } from "./swallow-clicks";
import { TileFace, tileClass } from "./tile";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

export type SortableTilesProps = {
  posts: MovablePost[];
  labels: Record<string, WhenLabel>;
  onMove: (movedId: string, toIndex: number) => void;
};

const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter", "Tab"] };
const lifted = { scale: "1.04", boxShadow: "0 12px 32px rgb(0 0 0 / 0.35)" };

/** Mouse: drag. Touch: press and hold, a swipe still scrolls. Keyboard: space, arrows, space. */
export function SortableTiles({ posts, labels, onMove }: SortableTilesProps) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [overIndex, setOverIndex] = useState<number | null>(null);
  const release = useRef<(() => void) | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 8 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes, coordinateGetter: sortableKeyboardCoordinates }),
  );

  // Times belong to the places: while a tile travels, every tile shows the time it would get.
  const preview = activeId !== null && overIndex !== null ? reorder(posts, activeId, overIndex) : posts;
  const whenById = new Map(preview.map(({ id, publishAt }) => [id, labels[publishAt] ?? null]));
  const active = posts.find(({ id }) => id === activeId);
  const indexOf = (id: unknown) => posts.findIndex((post) => post.id === id);

  function finish() {
    release.current?.();
    release.current = null;
    setActiveId(null);
    setOverIndex(null);
  }

  function start(id: string) {
    release.current = swallowClicks();
    setActiveId(id);
  }

  function end({ active: moved, over }: DragEndEvent) {
    finish();
    if (over !== null) onMove(String(moved.id), indexOf(over.id));
  }

  return (
    <DndContext
      id="upcoming"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        container: document.body, // Its live region would be a stray child of the list.
        announcements: dragAnnouncements(posts, labels),
        screenReaderInstructions: { draggable: dragInstructions },
      }}
      onDragStart={({ active: moved }) => start(String(moved.id))}
      onDragOver={({ over }: DragOverEvent) => setOverIndex(over === null ? null : indexOf(over.id))}
      onDragEnd={end}
      onDragCancel={finish}
    >
      <SortableContext items={posts} strategy={rectSortingStrategy}>
        {posts.map((post) => (
          <SortableTile key={post.id} post={post} when={whenById.get(post.id) ?? null} />
        ))}
      </SortableContext>
      <DragOverlay dropAnimation={{ duration: 160, easing: "ease-out" }} wrapperElement="li">
        {active === undefined ? null : (
          <div className={`${tileClass} cursor-grabbing`} style={lifted}>
            <TileFace post={active} when={whenById.get(active.id) ?? null} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
