"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

export function LogOutButton({ variant = "secondary" }: { variant?: ButtonVariant }) {
  const [isPending, setPending] = useState(false);

  function leave() {
    setPending(true);
    signOut({ callbackUrl: "/login" }).catch(() => setPending(false));
  }

  return (
    <Button variant={variant} isPending={isPending} onClick={leave}>
      {isPending ? null : <LogOut size={18} aria-hidden />}
      Log out
    </Button>
  );
}
