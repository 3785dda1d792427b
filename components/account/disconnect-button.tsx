"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/auth/action-result";
import { LEAVE_WORDS } from "@/lib/words/accounts";

export type DisconnectAccount = (input: { accountId: string }) => Promise<ActionResult<{ location: string }>>;

type Props = { accountId: string; username: string; posts: number; disconnectAccount: DisconnectAccount };

export function DisconnectButton({ accountId, username, posts, disconnectAccount }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function disconnect() {
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(disconnectAccount({ accountId }));
      if (!result?.ok) return setProblem(result?.message ?? LEAVE_WORDS.notDisconnected);
      setOpen(false);
      router.push(result.location);
    });
  }

  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Disconnect<span className="sr-only"> @{username}</span>
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={`Disconnect @${username}?`}>
        <p>{LEAVE_WORDS.disconnect(posts)}</p>
        <p role="alert" className="font-medium text-bad empty:hidden">
          {problem}
        </p>
        <DialogActions>
          <Button variant="danger" className="border border-bad" isPending={isPending} onClick={disconnect}>
            Disconnect
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
