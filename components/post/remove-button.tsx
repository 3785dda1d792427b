"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/auth/action-result";
import { POST_WORDS } from "@/lib/words/post";

export type RemovePost = (input: { postId: string }) => Promise<ActionResult<{ location: string }>>;

type Props = { postId: string; isPublished: boolean; removePost: RemovePost };

export function RemoveButton({ postId, isPublished, removePost }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function remove() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(removePost({ postId }));
      if (result?.ok) return router.replace(result.location);
      setProblem(result?.message ?? POST_WORDS.notRemoved);
    });
  }

  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        <Trash2 size={18} aria-hidden />
        Remove
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Remove this post?">
        <p>{isPublished ? POST_WORDS.removePublished : POST_WORDS.removePlanned}</p>
        <p role="alert" className="font-medium text-bad empty:hidden">
          {problem}
        </p>
        <DialogActions>
          <Button variant="danger" className="border border-bad" isPending={isPending} onClick={remove}>
            Remove
          </Button>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
