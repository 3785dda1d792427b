"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { SAVE_WORDS } from "@/lib/words/compose";

export type DuplicatePost = (input: { postId: string }) => Promise<ActionResult<{ location: string }>>;

/** Makes a draft of the post as it is saved, and opens it. */
export function DuplicateButton({ postId, duplicatePost }: { postId: string; duplicatePost: DuplicatePost }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function duplicate() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(duplicatePost({ postId }));
      if (result?.ok) return router.push(result.location);
      setProblem(result?.message ?? SAVE_WORDS.noAnswer);
    });
  }

  return (
    <>
      <Button variant="quiet" className="px-3" isPending={isPending} onClick={duplicate}>
        {isPending ? null : <Copy size={18} aria-hidden />}
        <span className="max-md:sr-only">Duplicate</span>
      </Button>
      <p role="alert" className="text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </>
  );
}
