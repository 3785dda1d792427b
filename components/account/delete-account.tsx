"use client";

import { signOut } from "next-auth/react";
import { type FormEvent, useState, useTransition } from "react";
import { leaveNothing } from "@/components/composer/own-copies-only";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import type { ActionResult } from "@/lib/auth/action-result";
import { LEAVE_WORDS } from "@/lib/words/accounts";

export type DeleteAccount = (input: { typed: string }) => Promise<ActionResult<{ location: string }>>;

type Props = { word: string; deleteAccount: DeleteAccount };

/** The @ may be left out. */
function bare(name: string): string {
  return name.trim().replace(/^@/, "");
}

export function DeleteAccountButton({ word, deleteAccount }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" className="border border-bad" onClick={() => setOpen(true)}>
        Delete account
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Delete account?">
        <p>{LEAVE_WORDS.delete}</p>
        <DeleteForm word={word} deleteAccount={deleteAccount} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DeleteForm({ word, deleteAccount, onCancel }: Props & { onCancel: () => void }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (bare(typed) !== bare(word)) return setProblem(LEAVE_WORDS.typeWord(word));
    setProblem(null);
    startTransition(async () => {
      const result = await answerOf(deleteAccount({ typed: typed.trim() }));
      if (result?.ok) {
        await leaveNothing();
        return void (await signOut({ callbackUrl: result.location }));
      }
      setProblem(result?.message ?? result?.fieldErrors?.typed ?? LEAVE_WORDS.notDeleted);
    });
  }

  return (
    <form onSubmit={submit} className="space-y-5">
      <Field id="typed" label={`Type ${word} to confirm`} error={problem}>
        <input
          {...describedBy("typed", problem, { hint: false })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          className={inputClass}
        />
      </Field>
      <DialogActions>
        <Button type="submit" variant="danger" className="border border-bad" isPending={isPending}>
          Delete everything
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </DialogActions>
    </form>
  );
}
