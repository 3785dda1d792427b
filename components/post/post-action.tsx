"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button, type ButtonVariant } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";

type Props = { label: string; variant?: ButtonVariant; run: () => Promise<ActionResult> };

/** One button, one action on this post; what went wrong is said beneath it. */
export function PostAction({ label, variant, run }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function start() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(run());
      if (result?.ok) return router.refresh();
      setProblem(result?.message ?? PAGE_WORDS.noAnswer);
    });
  }

  return (
    <div>
      <Button {...(variant ? { variant } : {})} isPending={isPending} onClick={start}>
        {label}
      </Button>
      <p role="alert" className="mt-2 text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
