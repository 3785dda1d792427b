"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Toast } from "@/components/ui/toast";
import type { Warning } from "@/lib/posts/preflight";
import type { PostTile } from "@/lib/posts/view";
import { PLANNER_WORDS } from "@/lib/words/plan";
import { gridClass, profileGridClass, Section } from "./section";
import { TileLink } from "./tile-link";
import { useDragCode } from "./use-drag-code";
import { type MovablePost, type ReorderPosts, useReorder } from "./use-reorder";
import type { WhenLabel } from "./when-label";

export type UpcomingProps = {
  /** Soonest first. */
  posts: PostTile[];
  title: string;
  count: string | null;
  labels: Record<string, WhenLabel>;
  warnings: Record<string, Warning[]>;
  /** Posts of this instant and before stay where they are. */
  frozenUntil: string;
  isProfile: boolean;
  reorderPosts: ReorderPosts;
  /** On the profile: what stands below in the same grid. */
  published?: ReactNode;
  /** Above and below the grid. */
  above?: ReactNode;
  below?: ReactNode;
};

/** As many tiles as a first screen may show. */
const EARLY = 15;

const fetchSortable = () => import("./sortable-tiles").then(({ SortableTiles }) => SortableTiles);

/** Upcoming posts. Plain links at first; the code for dragging follows when it may be needed. */
export function Upcoming(props: UpcomingProps) {
  const { posts, labels, warnings, frozenUntil, isProfile, published } = props;
  const isMovable = (post: PostTile): post is MovablePost =>
    post.status === "scheduled" && Date.parse(post.publishAt ?? "") > Date.parse(frozenUntil);
  const movable = posts.filter(isMovable);
  const { order, move, undo, said, close } = useReorder(movable, labels, props.reorderPosts);
  const listRef = useRef<HTMLUListElement>(null);
  const Sortable = useDragCode(listRef, movable.length > 1, fetchSortable);
  const shown = isProfile ? order.toReversed() : order;
  const fixed = posts.filter((post) => !isMovable(post));
  const look = { labels, warnings, isSquare: isProfile };

  const fixedTiles = <PlainTiles posts={isProfile ? fixed.toReversed() : fixed} {...look} />;
  return (
    <Section id="upcoming" title={props.title} count={props.count} hint={movable.length > 1 ? <DragHint /> : null}>
      {props.above}
      <ul ref={listRef} className={isProfile ? profileGridClass : gridClass}>
        {isProfile ? null : fixedTiles}
        {Sortable === null ? (
          <PlainTiles posts={shown} {...look} />
        ) : (
          <Sortable posts={shown} {...look} onMove={(movedId, toIndex) => move(shown, movedId, toIndex)} />
        )}
        {isProfile ? fixedTiles : null}
        {published}
      </ul>
      {props.below}
      <Toast message={said?.text ?? null} tone={said?.tone ?? "status"} onClose={close}>
        {said?.undo ? <UndoButton onUndo={undo} /> : null}
      </Toast>
    </Section>
  );
}

type PlainTilesProps = {
  posts: readonly PostTile[];
  labels: Record<string, WhenLabel>;
  warnings: Record<string, Warning[]>;
  isSquare: boolean;
};

function PlainTiles({ posts, labels, warnings, isSquare }: PlainTilesProps) {
  return posts.map((post, index) => (
    <li key={post.id}>
      <TileLink
        post={post}
        when={labels[post.publishAt ?? ""] ?? null}
        warnings={warnings[post.id]}
        isSquare={isSquare}
        isEarly={index < EARLY}
      />
    </li>
  ));
}

function DragHint() {
  return (
    <>
      <span className="pointer-coarse:hidden">{PLANNER_WORDS.dragByMouse}</span>
      <span className="pointer-fine:hidden">{PLANNER_WORDS.dragByThumb}</span>
    </>
  );
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
  return (
    <Button variant="quiet" onClick={onUndo} className="text-paper underline underline-offset-4 hover:bg-paper/20">
      Undo
    </Button>
  );
}
