"use client";

import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { answerOf } from "@/components/session/answer-of";
import type { ActionResult } from "@/lib/auth/action-result";
import type { PostTile } from "@/lib/posts/view";
import { applyRetimes, type Retime, reorder, retimesOf, undoRetimes } from "@/lib/schedule/reorder";
import { MOVE_WORDS } from "@/lib/words/plan";
import { tellOtherTabs } from "./other-tabs";
import { useSaid } from "./use-said";
import { type WhenLabel, whenWords } from "./when-label";

export type MovablePost = PostTile & { publishAt: string };

export type ReorderPosts = (input: { retimes: Retime[] }) => Promise<ActionResult>;

/**
 * Shows a move at once, keeps it when the server does, takes it back when not, and can undo it for ten seconds.
 * @param posts soonest first
 */
export function useReorder(posts: MovablePost[], labels: Record<string, WhenLabel>, reorderPosts: ReorderPosts) {
  const router = useRouter();
  const [order, setOrder] = useOptimistic(posts);
  const [said, setSaid] = useSaid<Retime[]>();

  function send(retimes: Retime[], text: string, undo: Retime[] | null) {
    setSaid(null);
    startTransition(async () => {
      setOrder((current) => applyRetimes(current, retimes));
      const result = await answerOf(reorderPosts({ retimes }));
      if (result?.ok) {
        tellOtherTabs();
        return setSaid({ text, tone: "status", undo });
      }
      setSaid({ text: result?.message ?? MOVE_WORDS.noAnswer, tone: "alert", undo: null });
      router.refresh();
    });
  }

  /** @param shown the list as it is shown, either way round; `toIndex` counts in it */
  function move(shown: readonly MovablePost[], movedId: string, toIndex: number) {
    const retimes = retimesOf(shown, movedId, toIndex);
    const from = shown.findIndex(({ id }) => id === movedId);
    if (from === -1 || from === toIndex) return;
    if (retimes.length === 0) return setSaid({ text: MOVE_WORDS.sameTime, tone: "status", undo: null });
    const moved = reorder(shown, movedId, toIndex)[toIndex];
    send(retimes, movedWords(moved, labels), undoRetimes(retimes));
  }

  const undo = () => said?.undo && send(said.undo, MOVE_WORDS.back, null);
  return { order, move, undo, said, close: () => setSaid(null) };
}

function movedWords(post: MovablePost | undefined, labels: Record<string, WhenLabel>): string {
  const label = post === undefined ? undefined : labels[post.publishAt];
  return label === undefined ? "Moved." : `Moved to ${whenWords(label)}.`;
}
