"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { hasLocalCopies } from "@/components/composer/local-copy";
import { leaveNothing } from "@/components/composer/own-copies-only";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { LEAVE_WORDS } from "@/lib/words/accounts";

export function LogOutButton({ variant = "secondary" }: { variant?: ButtonVariant }) {
  const [isPending, setPending] = useState(false);
  const [isAsking, setAsking] = useState(false);

  async function leave() {
    setAsking(false);
    setPending(true);
    try {
      await signOut({ redirect: false });
      await leaveNothing();
      window.location.assign("/login");
    } catch {
      setPending(false);
    }
  }

  return (
    <>
      <Button
        variant={variant}
        isPending={isPending}
        onClick={() => (hasLocalCopies() ? setAsking(true) : void leave())}
      >
        {isPending ? null : <LogOut size={18} aria-hidden />}
        Log out
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title="Log out without saving?">
        <p className="text-soft">{LEAVE_WORDS.unsaved}</p>
        <DialogActions>
          <Button variant="danger" onClick={leave}>
            Log out
          </Button>
          <Button onClick={() => setAsking(false)}>Stay logged in</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
