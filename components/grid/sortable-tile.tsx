"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Link from "next/link";
import { TileFace, tileClass } from "./tile";
import { tileName } from "./tile-name";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

/** A tile that can be lifted. It stays a link: Enter opens it, space picks it up. */
export function SortableTile({ post, when }: { post: MovablePost; when: WhenLabel | null }) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: post.id,
    transition: { duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" },
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`touch-manipulation [-webkit-touch-callout:none] ${isDragging ? "opacity-30" : ""}`}
      onContextMenu={(event) => isDragging && event.preventDefault()}
    >
      <Link
        {...listeners}
        ref={setActivatorNodeRef}
        href={`/posts/${post.id}`}
        aria-describedby={attributes["aria-describedby"]}
        data-post-id={post.id}
        draggable={false}
        className={tileClass}
      >
        <span className="sr-only">{tileName(post, when)}</span>
        <TileFace post={post} when={when} />
      </Link>
    </li>
  );
}
