"use client";

import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import Link from "next/link";
import { useMemo, useRef, useState } from "react";
import { keyboardCodes, useLift } from "@/components/grid/use-lift";
import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";
import { DRAG_WORDS } from "@/lib/words/plan";
import { DayCell, type DayCellProps, type TileLinkProps } from "./day-cell";
import { dragAnnouncements } from "./drag-words";
import { stepByDay } from "./step-by-day";
import { calendarTileName, TileFace, type TileKind, tileClass } from "./tile";

export type DragDaysProps = {
  days: CalendarDay[];
  kind: TileKind;
  onDrop: (post: CalendarTile, onto: CalendarDay) => void;
  onAskMove: (post: CalendarTile) => void;
  isPastFolded: boolean;
};

/** The pointer says which day is meant; the keyboard goes from day to day and is always in the middle of one. */
const findDay: CollisionDetection = (args) =>
  args.pointerCoordinates === null ? closestCenter(args) : pointerWithin(args);

/** Mouse: drag. Touch: press and hold, a swipe still scrolls. Keyboard: space, arrows, space. */
export function DragDays({ days, kind, onDrop, onAskMove, isPastFolded }: DragDaysProps) {
  const [active, setActive] = useState<CalendarTile | null>(null);
  const lifted = useRef(false);
  const { lift, hearKeys, putDown } = useLift();
  const names = useMemo(() => days.map(({ day }) => day), [days]);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 8 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes, coordinateGetter: stepByDay(names) }),
  );
  const find = (id: unknown) => days.flatMap(({ posts }) => posts).find((post) => post.id === id) ?? null;

  function start({ active: { id }, activatorEvent }: DragStartEvent) {
    lift(activatorEvent);
    setActive(find(id));
  }

  function finish() {
    putDown();
    setActive(null);
  }

  return (
    <DndContext
      id="calendar"
      sensors={sensors}
      collisionDetection={findDay}
      accessibility={{
        container: document.body, // Its live region would be a stray child of the list.
        announcements: dragAnnouncements(days, lifted),
        screenReaderInstructions: { draggable: DRAG_WORDS.keysByDay },
      }}
      onDragStart={start}
      onDragOver={hearKeys}
      onDragEnd={({ over }) => {
        const onto = days.find(({ day }) => day === over?.id);
        finish();
        if (active !== null && onto !== undefined) onDrop(active, onto);
      }}
      onDragCancel={finish}
    >
      {days.map((day) => (
        <DropDay
          key={day.day}
          day={day}
          kind={kind}
          TileLink={DragTile}
          onAskMove={onAskMove}
          isPastFolded={isPastFolded}
        />
      ))}
      <DragOverlay dropAnimation={null} wrapperElement="li">
        {active === null ? null : (
          <div className={`${tileClass(kind)} scale-104 cursor-grabbing border border-line bg-surface shadow-lg`}>
            <TileFace post={active} kind={kind} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function DropDay(props: DayCellProps) {
  const { setNodeRef, isOver } = useDroppable({ id: props.day.day });
  return <DayCell {...props} dropRef={setNodeRef} isOver={isOver} />;
}

/** A tile that can be lifted. It stays a link: Enter opens it, space picks it up. */
function DragTile({ post, kind }: TileLinkProps) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: post.id, disabled: !post.isMovable });
  return (
    <Link
      {...listeners}
      ref={setNodeRef}
      href={`/posts/${post.id}`}
      aria-describedby={post.isMovable ? attributes["aria-describedby"] : undefined}
      data-post-id={post.id}
      draggable={false}
      onContextMenu={(event) => isDragging && event.preventDefault()}
      className={`${tileClass(kind)} touch-manipulation [-webkit-touch-callout:none] ${isDragging ? "opacity-30" : ""}`}
    >
      <span className="sr-only">{calendarTileName(post)}</span>
      <TileFace post={post} kind={kind} />
    </Link>
  );
}
