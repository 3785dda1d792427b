"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useEffect, useRef, useState } from "react";
import type { Warning } from "@/lib/posts/preflight";
import { reorder } from "@/lib/schedule/reorder";
import { DRAG_WORDS } from "@/lib/words/plan";
import { dragAnnouncements } from "./drag-words";
import { markDragging } from "./dragging";
import { SortableTile } from "./sortable-tile";
import { squareTileClass, TileFace, tileClass } from "./tile";
import { keyboardCodes, useLift } from "./use-lift";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

export type SortableTilesProps = {
  posts: MovablePost[];
  labels: Record<string, WhenLabel>;
  warnings: Record<string, Warning[]>;
  isSquare: boolean;
  onMove: (movedId: string, toIndex: number) => void;
};

// Made once: sensors that change between renders would make every tile draw itself anew while one travels.
const mouse = { activationConstraint: { distance: 8 } };
const touch = { activationConstraint: { delay: 250, tolerance: 8 } };
const keyboard = {
  keyboardCodes,
  coordinateGetter: sortableKeyboardCoordinates,
};
const none: Warning[] = [];
const lifted = { scale: "1.04", boxShadow: "0 12px 32px rgb(0 0 0 / 0.35)" };

/** Mouse: drag. Touch: press and hold, a swipe still scrolls. Keyboard: space, arrows, space. */
export function SortableTiles({ posts, labels, warnings, isSquare, onMove }: SortableTilesProps) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const [overIndex, setOverIndex] = useState<number | null>(null);
  const said = useRef<{ place: unknown }>({ place: null });
  const { lift, hearKeys, putDown } = useLift();
  const sensors = useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  );

  // Times belong to the places: while a tile travels, every tile shows the time it would get.
  const preview = activeId !== null && overIndex !== null ? reorder(posts, activeId, overIndex) : posts;
  const whenById = new Map(preview.map(({ id, publishAt }) => [id, labels[publishAt] ?? null]));
  const active = posts.find(({ id }) => id === activeId);
  const indexOf = (id: unknown) => posts.findIndex((post) => post.id === id);

  useEffect(() => () => markDragging(false), []);

  function finish() {
    putDown();
    markDragging(false);
    setActiveId(null);
    setOverIndex(null);
  }

  function start({ active: { id }, activatorEvent }: DragStartEvent) {
    lift(activatorEvent);
    markDragging(true);
    setActiveId(String(id));
  }

  function over({ over: place }: DragOverEvent) {
    hearKeys();
    setOverIndex(place === null ? null : indexOf(place.id));
  }

  function end({ active: moved, over: place }: DragEndEvent) {
    finish();
    if (place !== null) onMove(String(moved.id), indexOf(place.id));
  }

  return (
    <DndContext
      id="upcoming"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        container: document.body, // Its live region would be a stray child of the list.
        announcements: dragAnnouncements(posts, labels, said.current),
        screenReaderInstructions: { draggable: DRAG_WORDS.keys },
      }}
      onDragStart={start}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={finish}
    >
      <SortableContext items={posts} strategy={rectSortingStrategy}>
        {posts.map((post) => (
          <SortableTile
            key={post.id}
            post={post}
            when={whenById.get(post.id) ?? null}
            warnings={warnings[post.id] ?? none}
            isSquare={isSquare}
          />
        ))}
      </SortableContext>
      <DragOverlay dropAnimation={{ duration: 160, easing: "ease-out" }} wrapperElement="li">
        {active === undefined ? null : (
          <div className={`${isSquare ? squareTileClass : tileClass} cursor-grabbing`} style={lifted}>
            <TileFace post={active} when={whenById.get(active.id) ?? null} isEarly />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
