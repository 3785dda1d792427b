"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";

export type ChooseAccount = (input: { igUserId: string }) => Promise<ActionResult<{ location: string }>>;

type Props = { igUserId: string; username: string; chooseAccount: ChooseAccount };

export function ChooseButton({ igUserId, username, chooseAccount }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function choose() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(chooseAccount({ igUserId }));
      if (result?.ok) return router.push(result.location);
      setProblem(result?.message ?? PAGE_WORDS.noAnswer);
    });
  }

  return (
    <div className="shrink-0 text-right">
      <Button variant="primary" isPending={isPending} onClick={choose}>
        Choose<span className="sr-only"> @{username}</span>
      </Button>
      <p role="alert" className="mt-2 max-w-40 text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
