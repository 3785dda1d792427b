"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { useDragCode } from "@/components/grid/use-drag-code";
import { Button, LinkButton } from "@/components/ui/button";
import { Toast } from "@/components/ui/toast";
import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";
import { DayCell, type TileLinkProps } from "./day-cell";
import { MoveDialog } from "./move-dialog";
import { calendarTileName, TileFace, type TileKind, tileClass } from "./tile";
import { type MovePost, type UndoMove, useMove } from "./use-move";

type Props = {
  days: CalendarDay[];
  kind: TileKind;
  /** The earliest and the latest local time that can be chosen. */
  limits: { min: string; max: string };
  movePost: MovePost;
  undoMove: UndoMove;
};

const fetchDragDays = () => import("./drag-days").then(({ DragDays }) => DragDays);

/** The days. Plain links at first; the code for dragging follows when the page is there. */
export function Board({ days, kind, limits, movePost, undoMove }: Props) {
  const { shown, said, move, drop, undo, close } = useMove(days, { movePost, undoMove });
  const [asking, setAsking] = useState<CalendarTile | null>(null);
  const [isPastFolded, setPastFolded] = useState(isUnderWay(days));
  const listRef = useRef<HTMLOListElement>(null);
  const isWanted = kind !== "day" && shown.some((day) => day.posts.some(isMovable));
  const Days = useDragCode(listRef, isWanted, fetchDragDays);
  return (
    <>
      {kind === "month" ? <Weekdays days={days.slice(0, 7)} /> : null}
      {isPastFolded ? (
        <Button variant="quiet" className="mx-3 mb-1 text-soft md:hidden" onClick={() => setPastFolded(false)}>
          Show earlier days
        </Button>
      ) : null}
      <ol
        ref={listRef}
        className={kind === "day" ? "" : "md:grid md:grid-cols-7 md:border-t md:border-l md:border-line"}
      >
        {Days === null ? (
          shown.map((day) => (
            <DayCell
              key={day.day}
              day={day}
              kind={kind}
              TileLink={PlainTile}
              onAskMove={setAsking}
              isPastFolded={isPastFolded}
            />
          ))
        ) : (
          <Days days={shown} kind={kind} onDrop={drop} onAskMove={setAsking} isPastFolded={isPastFolded} />
        )}
      </ol>
      <MoveDialog post={asking} limits={limits} onMove={move} onClose={() => setAsking(null)} />
      <Toast message={said?.text ?? null} tone={said?.tone ?? "status"} onClose={close}>
        {said?.undo ? (
          <Button variant="quiet" onClick={undo} className="text-paper underline underline-offset-4 hover:bg-paper/20">
            Undo
          </Button>
        ) : null}
        {said?.needsAccess ? (
          <LinkButton
            variant="quiet"
            href="/connect?reconnect=1"
            className="shrink-0 text-paper underline underline-offset-4 hover:bg-paper/20"
          >
            Connect again
          </LinkButton>
        ) : null}
      </Toast>
    </>
  );
}

function PlainTile({ post, kind }: TileLinkProps) {
  return (
    <Link href={`/posts/${post.id}`} data-post-id={post.id} draggable={false} className={tileClass(kind)}>
      <span className="sr-only">{calendarTileName(post)}</span>
      <TileFace post={post} kind={kind} />
    </Link>
  );
}

/** Every day says its own weekday to a screen reader. */
function Weekdays({ days }: { days: CalendarDay[] }) {
  return (
    <div aria-hidden className="mb-1 hidden grid-cols-7 text-sm text-soft md:grid">
      {days.map(({ day, weekday }) => (
        <span key={day} className="px-2.5">
          {weekday}
        </span>
      ))}
    </div>
  );
}

/** Something has passed that can be looked at, and today is shown. */
function isUnderWay(days: readonly CalendarDay[]): boolean {
  const isShown = (day: CalendarDay) => !day.isOutside;
  return (
    days.some((day) => isShown(day) && day.when === "today") &&
    days.some((day) => isShown(day) && day.when === "past" && day.posts.length > 0)
  );
}

function isMovable(post: CalendarTile): boolean {
  return post.isMovable;
}
