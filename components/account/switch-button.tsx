"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";

export type SwitchAccount = (input: { accountId: string }) => Promise<ActionResult>;

type Props = { accountId: string; username: string; switchAccount: SwitchAccount };

export function SwitchButton({ accountId, username, switchAccount }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function change() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(switchAccount({ accountId }));
      if (result?.ok) return router.push("/?notice=switched");
      setProblem(result?.message ?? PAGE_WORDS.noAnswer);
    });
  }

  return (
    <div className="shrink-0 text-right">
      <Button isPending={isPending} onClick={change}>
        Switch<span className="sr-only"> to @{username}</span>
      </Button>
      <p role="alert" className="mt-2 max-w-40 text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
