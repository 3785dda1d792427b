"use client";

import type { DraggableSyntheticListeners } from "@dnd-kit/core";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Link from "next/link";
import { memo, type Ref } from "react";
import type { Warning } from "@/lib/posts/preflight";
import { squareTileClass, TileFace, tileClass } from "./tile";
import { tileName } from "./tile-name";
import type { MovablePost } from "./use-reorder";
import type { WhenLabel } from "./when-label";

type Props = { post: MovablePost; when: WhenLabel | null; warnings: readonly Warning[]; isSquare: boolean };

const transition = { duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" };

/** A tile that can be lifted. It stays a link: Enter opens it, space picks it up. */
export function SortableTile(props: Props) {
  const sortable = useSortable({ id: props.post.id, transition });
  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      className={`touch-manipulation [-webkit-touch-callout:none] ${sortable.isDragging ? "opacity-30" : ""}`}
      onContextMenu={(event) => sortable.isDragging && event.preventDefault()}
    >
      <LiftableLink
        {...props}
        listeners={sortable.listeners}
        activatorRef={sortable.setActivatorNodeRef}
        describedBy={sortable.attributes["aria-describedby"]}
      />
    </li>
  );
}

type LinkProps = Props & {
  listeners: DraggableSyntheticListeners;
  activatorRef: Ref<HTMLAnchorElement>;
  describedBy: string;
};

/** What does not change while another tile travels past: 240 of them would otherwise be drawn anew with every step. */
const LiftableLink = memo(function LiftableLink({ post, when, warnings, isSquare, ...lift }: LinkProps) {
  return (
    <Link
      {...lift.listeners}
      ref={lift.activatorRef}
      href={`/posts/${post.id}`}
      prefetch={false}
      aria-describedby={lift.describedBy}
      data-post-id={post.id}
      draggable={false}
      className={isSquare ? squareTileClass : tileClass}
    >
      <span className="sr-only">{tileName(post, when, warnings)}</span>
      {/* Already on the screen as plain tiles when they take over, so nothing is lazy here. */}
      <TileFace post={post} when={when} hasWarning={warnings.length > 0} isEarly />
    </Link>
  );
});
