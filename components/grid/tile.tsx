import { ImageOff, Layers } from "lucide-react";
import { StatusChip } from "@/components/ui/status-chip";
import { statusKey } from "@/components/ui/status-words";
import type { PostTile } from "@/lib/posts/view";
import { excerpt } from "./tile-name";
import type { WhenLabel } from "./when-label";

export const tileClass =
  "group relative block aspect-[3/4] overflow-hidden rounded-tile bg-sunken select-none focus-visible:z-10";

/** What the eye sees of a tile; the ear gets `tileName`. A plainly scheduled post needs no chip: its time says it. */
export function TileFace({ post, when }: { post: PostTile; when: WhenLabel | null }) {
  const status = statusKey(post);
  return (
    <span aria-hidden className="contents">
      <TilePicture post={post} />
      {status === "scheduled" || status === "published" ? null : (
        <span className="absolute top-1.5 right-1.5">
          <StatusChip status={status} />
        </span>
      )}
      {post.imageCount > 1 ? <Layers size={18} className="absolute top-2 left-2 text-white" aria-hidden /> : null}
      {when === null ? null : (
        <span className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/75 via-black/45 to-transparent px-2 pt-9 pb-1.5 text-sm text-white md:px-2.5 md:pb-2">
          <span className="block leading-4 opacity-95">{when.day}</span>
          <span className="block text-base leading-5 font-semibold tabular-nums">{when.time}</span>
        </span>
      )}
    </span>
  );
}

function TilePicture({ post }: { post: PostTile }) {
  if (post.thumbnailUrl === null) {
    return (
      <span className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-sm text-soft">
        <ImageOff size={22} aria-hidden />
        <span className="line-clamp-3">{post.caption.trim() === "" ? "No picture yet" : excerpt(post.caption)}</span>
      </span>
    );
  }
  return (
    <img
      src={post.thumbnailUrl}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      style={post.placeholder === null ? undefined : { backgroundImage: `url("${post.placeholder}")` }}
      className="size-full bg-cover bg-center object-cover transition-[scale] group-hover:scale-[1.02]"
    />
  );
}
