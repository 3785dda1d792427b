import { Clock, ImageOff, Layers, TriangleAlert } from "lucide-react";
import { StatusChip } from "@/components/ui/status-chip";
import { statusKey } from "@/components/ui/status-words";
import { TileImage } from "@/components/ui/tile-image";
import type { PostTile } from "@/lib/posts/view";
import { excerpt } from "./tile-name";
import type { WhenLabel } from "./when-label";

const base = "group relative block aspect-[3/4] overflow-hidden bg-sunken select-none focus-visible:z-10";
export const tileClass = `${base} rounded-tile`;
/** On the profile tiles touch each other's gaps, so the ring of the focus lies inside. */
export const squareTileClass = `${base} focus-visible:-outline-offset-4`;

/** The widest a tile gets: a third of a phone, and on a desk a third of the profile. */
const SIZES = "(min-width: 48rem) 256px, 34vw";

export type TileFaceProps = {
  post: PostTile;
  when: WhenLabel | null;
  hasWarning?: boolean;
  /** Among the first that are seen: its picture does not wait. */
  isEarly?: boolean;
};

/** What the eye sees of a tile; the ear gets `tileName`. */
export function TileFace({ post, when, hasWarning = false, isEarly = false }: TileFaceProps) {
  const status = statusKey(post);
  return (
    <span aria-hidden className="contents">
      <TilePicture post={post} isEarly={isEarly} />
      <span className="absolute inset-x-1.5 top-1.5 flex flex-wrap-reverse items-start justify-end gap-1">
        {post.imageCount > 1 ? (
          <span className="mr-auto inline-flex items-center gap-1 rounded-full bg-black/60 px-1.5 py-0.5 text-sm text-white tabular-nums">
            <Layers size={14} />
            {post.imageCount}
          </span>
        ) : null}
        {hasWarning && status !== "held" ? <WarningBadge /> : null}
        {/* A scheduled post carries its clock and its time below, a published one is as it is on Instagram. */}
        {status === "scheduled" || status === "published" ? null : <StatusChip status={status} />}
      </span>
      {when === null ? null : (
        <span className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 via-black/55 to-transparent px-2 pt-9 pb-1.5 text-sm text-white md:px-2.5 md:pb-2">
          <span className="flex items-center gap-1 leading-4">
            {status === "scheduled" ? <Clock size={13} strokeWidth={2.4} /> : null}
            {when.day}
          </span>
          <span className="block text-base leading-5 font-semibold tabular-nums">{when.time}</span>
        </span>
      )}
    </span>
  );
}

function WarningBadge() {
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-surface py-0.5 pr-2 pl-1 text-sm font-medium text-ink">
      <TriangleAlert size={16} className="text-warn" />
      Check
    </span>
  );
}

function TilePicture({ post, isEarly }: { post: PostTile; isEarly: boolean }) {
  if (post.thumbnail === null) {
    return (
      <span className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-sm text-soft">
        <ImageOff size={22} aria-hidden />
        <span className="line-clamp-3">{post.caption.trim() === "" ? "No picture yet" : excerpt(post.caption)}</span>
      </span>
    );
  }
  return (
    <TileImage
      thumbnail={post.thumbnail}
      sizes={SIZES}
      placeholder={post.placeholder}
      isEarly={isEarly}
      className="transition-[scale] group-hover:scale-[1.02]"
    />
  );
}
