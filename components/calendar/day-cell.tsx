import { Plus } from "lucide-react";
import Link from "next/link";
import type { ComponentType, Ref } from "react";
import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";
import { MoveButton, type TileKind } from "./tile";

export type TileLinkProps = { post: CalendarTile; kind: TileKind };

export type DayCellProps = {
  day: CalendarDay;
  kind: TileKind;
  TileLink: ComponentType<TileLinkProps>;
  onAskMove: (post: CalendarTile) => void;
  /** Leaves out days that have passed, on a phone. */
  isPastFolded: boolean;
  dropRef?: Ref<HTMLLIElement>;
  isOver?: boolean;
};

/** One day: a cell of the grid on a desk, a stretch of the agenda on a phone. Days without anything to do are left out there. */
export function DayCell({ day, kind, TileLink, onAskMove, isPastFolded, dropRef, isOver = false }: DayCellProps) {
  const isQuiet = day.isOutside || (day.when === "past" && (isPastFolded || day.posts.length === 0));
  return (
    <li
      ref={dropRef}
      data-day={day.day}
      className={`relative min-w-0 gap-2 border-t border-line px-3 py-2 md:block md:min-h-32 md:border-r md:border-b md:border-t-0 md:p-1.5 ${
        isQuiet && kind !== "day" ? "hidden" : "flex"
      } ${isOver ? "bg-accent-tint" : day.isOutside ? "md:bg-sunken/50" : grounds[day.when]}`}
    >
      <DayHead day={day} kind={kind} />
      <div className="min-w-0 flex-1">
        <ul className={kind === "week" ? "space-y-1 md:space-y-2" : "space-y-1"}>
          {day.posts.map((post) => (
            <li key={post.id} className="group relative flex items-center">
              <TileLink post={post} kind={kind} />
              {post.isMovable ? <MoveButton post={post} onClick={() => onAskMove(post)} /> : null}
            </li>
          ))}
          {day.slots.map((slot) => (
            <li key={slot}>
              <FreeSlot local={slot} name={day.name} />
            </li>
          ))}
        </ul>
        {day.more > 0 ? (
          <Link
            href={`/calendar?day=${day.day}`}
            className="mt-1 flex min-h-11 items-center rounded-control px-2 text-sm font-medium underline-offset-2 hover:underline md:min-h-7"
          >
            +{day.more} more<span className="sr-only"> on {day.name}</span>
          </Link>
        ) : null}
        {day.posts.length === 0 && day.newPostAt !== null ? <FirstPost at={day.newPostAt} name={day.name} /> : null}
      </div>
    </li>
  );
}

const grounds = {
  past: "",
  today: "",
  ahead: "",
  beyond: "bg-[repeating-linear-gradient(135deg,transparent_0_7px,var(--sunken)_7px_9px)]",
} as const;

function DayHead({ day, kind }: { day: CalendarDay; kind: TileKind }) {
  const number = Number(day.day.slice(8));
  const isToday = day.when === "today";
  return (
    <div className="flex w-14 shrink-0 items-start md:mb-1 md:min-h-7 md:w-auto md:items-center md:justify-between">
      <h2 className="flex items-baseline gap-1.5 pt-1.5 md:pt-0 md:text-sm" aria-current={isToday ? "date" : undefined}>
        <span className="sr-only">
          {day.longName}
          {isToday ? ", today" : ""}
          {day.when === "beyond" ? ", too far ahead to plan" : ""}
        </span>
        <span aria-hidden className={kind === "month" ? "text-sm text-soft md:hidden" : "text-sm text-soft"}>
          {day.weekday}
        </span>
        <span
          aria-hidden
          className={`tabular-nums ${
            isToday
              ? "flex size-7 items-center justify-center rounded-full bg-ink font-semibold text-paper"
              : day.when === "past"
                ? "px-1 text-soft"
                : "px-1 font-medium"
          }`}
        >
          {number}
        </span>
      </h2>
      {day.newPostAt !== null && day.posts.length > 0 ? (
        <Link
          href={`/posts/new?at=${day.newPostAt}`}
          className="hidden size-7 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink md:flex"
        >
          <Plus size={16} aria-hidden />
          <span className="sr-only">New post on {day.name}</span>
        </Link>
      ) : null}
    </div>
  );
}

function FirstPost({ at, name }: { at: string; name: string }) {
  return (
    <Link
      href={`/posts/new?at=${at}`}
      className="flex min-h-11 items-center gap-1.5 rounded-control px-2 text-sm text-soft hover:bg-sunken hover:text-ink md:min-h-9"
    >
      <Plus size={16} aria-hidden />
      New post<span className="sr-only"> on {name}</span>
    </Link>
  );
}

function FreeSlot({ local, name }: { local: string; name: string }) {
  return (
    <Link
      href={`/posts/new?at=${local}`}
      className="flex min-h-11 items-center gap-1.5 rounded-tile border border-dashed border-edge px-2 text-sm text-soft hover:bg-sunken hover:text-ink md:min-h-9"
    >
      <span className="font-medium tabular-nums">{local.slice(11)}</span>
      <span>
        free<span className="sr-only"> slot on {name}: new post</span>
      </span>
    </Link>
  );
}
