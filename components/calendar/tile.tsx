import { CalendarArrowDown, ImageOff } from "lucide-react";
import { excerpt } from "@/components/grid/tile-name";
import { early } from "@/components/ui/early";
import { statusLooks } from "@/components/ui/status-looks";
import { statusKey, statusWords } from "@/components/ui/status-words";
import { TileImage } from "@/components/ui/tile-image";
import type { CalendarTile } from "@/lib/posts/calendar-view";

export type TileKind = "month" | "week" | "day";

/** A row on a phone and in a month, a card with its picture on top in a week on a desk. */
export const tileClass = (kind: TileKind) =>
  `flex min-w-0 flex-1 items-center gap-3 rounded-tile p-1 select-none hover:bg-sunken md:gap-2 ${
    kind === "week" ? "md:flex-col md:items-stretch" : ""
  } ${kind === "month" ? "" : "md:gap-2"}`;

/** What the eye sees of a post; the ear gets `calendarTileName`. */
export function TileFace({ post, kind }: { post: CalendarTile; kind: TileKind }) {
  const status = statusKey(post);
  // A time says of itself that it is planned.
  const mark = status === "scheduled" ? null : statusLooks[status];
  return (
    <span aria-hidden className="contents">
      <Picture post={post} kind={kind} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 font-semibold tabular-nums md:text-sm">
          {timeOf(post)}
          {mark === null ? null : <mark.icon size={16} className={`shrink-0 ${mark.className}`} />}
        </span>
        <span className="block truncate text-sm text-soft">
          {status === "scheduled" || status === "published" ? excerpt(post.caption) : statusWords[status]}
        </span>
      </span>
    </span>
  );
}

const sizes = {
  month: "w-12 md:w-8",
  week: "w-12 md:w-full",
  day: "w-12 md:w-16",
} as const;

/** The same for the browser, which chooses a file before it has seen any style. */
const pixels = { month: "48px", week: "(min-width: 48rem) 150px, 48px", day: "64px" } as const;

function Picture({ post, kind }: { post: CalendarTile; kind: TileKind }) {
  const size = `aspect-[3/4] shrink-0 overflow-hidden rounded-[4px] bg-sunken ${sizes[kind]}`;
  if (post.thumbnail === null) {
    return (
      <span className={`flex items-center justify-center text-soft ${size}`}>
        <ImageOff size={16} />
      </span>
    );
  }
  return (
    <span className={size}>
      <TileImage thumbnail={post.thumbnail} sizes={pixels[kind]} />
    </span>
  );
}

export function timeOf({ local }: Pick<CalendarTile, "local">): string {
  return local.slice(11);
}

/** "Scheduled, 18:30. Fresh bread" */
export function calendarTileName(post: CalendarTile): string {
  return `${statusWords[statusKey(post)]}, ${timeOf(post)}. ${excerpt(post.caption)}`;
}

type MoveButtonProps = { post: CalendarTile; onClick: () => void };

/** The way to move a post without dragging. Always there for a thumb, on hover and focus for a mouse and a keyboard. */
export function MoveButton({ post, onClick }: MoveButtonProps) {
  return (
    <button
      {...early}
      type="button"
      onClick={onClick}
      className="flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink md:absolute md:top-0.5 md:right-0.5 md:size-7 md:bg-surface md:opacity-0 md:group-hover:opacity-100 md:focus-visible:opacity-100 md:pointer-coarse:opacity-100"
    >
      <CalendarArrowDown size={18} aria-hidden />
      <span className="sr-only">Move to… {calendarTileName(post)}</span>
    </button>
  );
}
