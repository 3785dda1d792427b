"use client";

import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import type { ActionResult } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";
import { TELL_WORDS } from "@/lib/words/telling";

export type Answer = { isOk: boolean; text: string };

/** One action at a time, and what came of it, in words. `ask` resolves to the action's own answer when it went well. */
export function useAsk() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isPending, startTransition] = useTransition();

  function ask<Done extends object>(
    run: () => Promise<ActionResult<Done> | { ok: false; message: string }>,
    onDone: (done: Done) => string | null,
  ): void {
    setAnswer(null);
    startTransition(async () => {
      const result = await answerOf(run());
      if (result === null) return setAnswer({ isOk: false, text: PAGE_WORDS.noAnswer });
      if (!result.ok) {
        const words = result.message ?? Object.values(("fieldErrors" in result && result.fieldErrors) || {})[0];
        return setAnswer({ isOk: false, text: words ?? TELL_WORDS.notDone });
      }
      const text = onDone(result);
      setAnswer(text === null ? null : { isOk: true, text });
    });
  }

  return { answer, isPending, ask };
}
