"use client";

import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { useSaid } from "@/components/grid/use-said";
import { answerOf } from "@/components/session/answer-of";
import type { ActionResult } from "@/lib/auth/action-result";
import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";
import { MAX_DAYS_AHEAD } from "@/lib/schedule/window";
import { MOVE_WORDS } from "@/lib/words/plan";
import { placeTile, sameHour } from "./place-tile";

type Undo = { postId: string; revision: number; publishAt: string; asDraft: boolean };
type Moved = ActionResult<{ said: string; undo: Undo | null }>;

export type MovePost = (input: { postId: string; revision: number; publishAtLocal: string }) => Promise<Moved>;
export type UndoMove = (input: Undo) => Promise<Moved>;

/** Shows a move at once, keeps it when the server does, takes it back with its words when not, and can undo it for ten seconds. */
export function useMove(days: CalendarDay[], actions: { movePost: MovePost; undoMove: UndoMove }) {
  const router = useRouter();
  const [shown, setShown] = useOptimistic(days);
  const [said, setSaid] = useSaid<Undo>();

  function tell(result: Moved | null) {
    if (result?.ok) return setSaid({ text: result.said, tone: "status", undo: result.undo });
    const needsAccess = result?.fieldErrors?.access !== undefined;
    setSaid({ text: wordsOf(result), tone: "alert", undo: null, needsAccess });
    router.refresh();
  }

  function move(tile: CalendarTile, local: string) {
    if (tile.local === local) return;
    setSaid(null);
    startTransition(async () => {
      setShown(placeTile(shown, tile, local));
      const input = { postId: tile.id, revision: tile.revision, publishAtLocal: local };
      tell(await answerOf(actions.movePost(input)));
    });
  }

  function drop(tile: CalendarTile, onto: CalendarDay) {
    if (tile.local.startsWith(onto.day)) return;
    const refusal = dayRefusal(onto);
    if (refusal !== null) return setSaid({ text: refusal, tone: "alert", undo: null });
    move(tile, sameHour(tile, onto.day));
  }

  function undo() {
    const last = said?.undo;
    if (last === null || last === undefined) return;
    setSaid(null);
    startTransition(async () => tell(await answerOf(actions.undoMove(last))));
  }

  return { shown, said, move, drop, undo, close: () => setSaid(null) };
}

/** Why nothing can be planned on a day, known before the server is asked. */
function dayRefusal({ when }: CalendarDay): string | null {
  if (when === "past") return MOVE_WORDS.dayPassed;
  if (when === "beyond") return MOVE_WORDS.dayTooFar(MAX_DAYS_AHEAD);
  return null;
}

function wordsOf(result: Moved | null): string {
  if (result === null || result.ok) return MOVE_WORDS.noAnswer;
  return result.message ?? Object.values(result.fieldErrors).join(" ");
}
