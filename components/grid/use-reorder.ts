"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useOptimistic, useState } from "react";
import type { ActionResult } from "@/lib/auth/action-result";
import type { PostTile } from "@/lib/posts/view";
import { reorder } from "@/lib/schedule/reorder";
import type { WhenLabel } from "./when-label";

export type MovablePost = PostTile & { publishAt: string };

export type ReorderPosts = (input: {
  movedId: string;
  toIndex: number;
  seenOrder: string[];
}) => Promise<ActionResult<{ order: string[] }>>;

export type Undo = { movedId: string; toIndex: number };
type Said = { text: string; tone: "status" | "alert"; undo: Undo | null };

const UNDO_MS = 10_000;
const noAnswer = "The new order was not saved: Ospost did not answer. Everything is as before.";

/** Shows a move at once, keeps it when the server does, takes it back when not, and can undo it for ten seconds. */
export function useReorder(posts: MovablePost[], labels: Record<string, WhenLabel>, reorderPosts: ReorderPosts) {
  const router = useRouter();
  const [order, setOrder] = useOptimistic(posts);
  const [said, setSaid] = useState<Said | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [said]);

  function move(movedId: string, toIndex: number, isUndo = false) {
    const fromIndex = order.findIndex(({ id }) => id === movedId);
    if (fromIndex === -1 || fromIndex === toIndex) return;
    const next = reorder(order, movedId, toIndex);
    const seenOrder = order.map(({ id }) => id);
    setSaid(null);
    startTransition(async () => {
      setOrder(next);
      const result = await reorderPosts({ movedId, toIndex, seenOrder }).catch(() => null);
      if (result?.ok) {
        const text = isUndo ? "Back where it was." : movedWords(next[toIndex], labels);
        return setSaid({ text, tone: "status", undo: isUndo ? null : { movedId, toIndex: fromIndex } });
      }
      setSaid({ text: result?.message ?? noAnswer, tone: "alert", undo: null });
      router.refresh();
    });
  }

  return { order, move, said, close: () => setSaid(null) };
}

function movedWords(post: MovablePost | undefined, labels: Record<string, WhenLabel>): string {
  const label = post === undefined ? undefined : labels[post.publishAt];
  return label === undefined ? "Moved." : `Moved to ${label.day}, ${label.time}.`;
}
