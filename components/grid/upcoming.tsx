"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Toast } from "@/components/ui/toast";
import type { PostTile } from "@/lib/posts/view";
import { gridClass, Section } from "./section";
import type { SortableTilesProps } from "./sortable-tiles";
import { TileLink } from "./tile-link";
import { type MovablePost, type ReorderPosts, useReorder } from "./use-reorder";
import type { WhenLabel } from "./when-label";

type Props = { posts: PostTile[]; labels: Record<string, WhenLabel>; reorderPosts: ReorderPosts };

/** Upcoming posts, soonest first. Plain links at first; the code for dragging follows when the page is there. */
export function Upcoming({ posts, labels, reorderPosts }: Props) {
  const movable = posts.filter(isMovable);
  const fixed = posts.filter((post) => !isMovable(post));
  const { order, move, said, close } = useReorder(movable, labels, reorderPosts);
  const { Sortable, listRef } = useSortableTiles(movable.length > 1);

  return (
    <Section id="upcoming" title="Upcoming" count={posts.length} hint={movable.length > 1 ? <DragHint /> : null}>
      <ul ref={listRef} className={gridClass}>
        {fixed.map((post) => (
          <li key={post.id}>
            <TileLink post={post} when={labels[post.publishAt ?? ""] ?? null} />
          </li>
        ))}
        {Sortable === null ? (
          order.map((post) => (
            <li key={post.id}>
              <TileLink post={post} when={labels[post.publishAt] ?? null} />
            </li>
          ))
        ) : (
          <Sortable posts={order} labels={labels} onMove={move} />
        )}
      </ul>
      <Toast message={said?.text ?? null} tone={said?.tone ?? "status"} onClose={close}>
        {said?.undo ? (
          <UndoButton onUndo={() => said.undo && move(said.undo.movedId, said.undo.toIndex, true)} />
        ) : null}
      </Toast>
    </Section>
  );
}

function DragHint() {
  return (
    <>
      <span className="pointer-coarse:hidden">Drag a photo to move it. The times stay.</span>
      <span className="pointer-fine:hidden">Hold a photo, then move it. The times stay.</span>
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

function isMovable(post: PostTile): post is MovablePost {
  return post.status === "scheduled" && !post.isHeld && post.publishAt !== null;
}

/** Fetches the drag code once. A tile that has the keyboard's focus meanwhile gets it back. */
function useSortableTiles(isWanted: boolean) {
  const [Sortable, setSortable] = useState<ComponentType<SortableTilesProps> | null>(null);
  const listRef = useRef<HTMLUListElement>(null);
  const focusedId = useRef<string | null>(null);

  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    import("./sortable-tiles").then(({ SortableTiles }) => {
      if (!isHere) return;
      const focused = document.activeElement;
      focusedId.current = focused instanceof HTMLElement ? (focused.dataset.postId ?? null) : null;
      setSortable(() => SortableTiles);
    }, console.error);
    return () => {
      isHere = false;
    };
  }, [isWanted]);

  useEffect(() => {
    if (Sortable === null || focusedId.current === null) return;
    listRef.current?.querySelector<HTMLElement>(`[data-post-id="${focusedId.current}"]`)?.focus();
    focusedId.current = null;
  }, [Sortable]);

  return { Sortable, listRef };
}
