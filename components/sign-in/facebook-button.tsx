"use client";

import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { PAGE_WORDS } from "@/lib/words/page";
import { FacebookGlyph } from "./facebook-glyph";

type Props = {
  label?: string;
  callbackUrl?: string;
  /** Makes Facebook show its questions again instead of remembering the last answers. */
  asksAgain?: boolean;
  variant?: ButtonVariant;
};

export function FacebookButton({
  label = "Continue with Facebook",
  callbackUrl = "/",
  asksAgain = false,
  variant = "primary",
}: Props) {
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  // Facebook does not always send people back ("App not active"). By the browser's own way back the page is as it was left.
  useEffect(() => {
    const backAgain = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setPending(false);
    };
    window.addEventListener("pageshow", backAgain);
    return () => window.removeEventListener("pageshow", backAgain);
  }, []);

  async function start() {
    setPending(true);
    setFailed(false);
    try {
      await signIn("facebook", { callbackUrl }, asksAgain ? { auth_type: "rerequest" } : undefined);
    } catch {
      setFailed(true);
      setPending(false);
    }
  }

  return (
    <div>
      <Button variant={variant} isPending={isPending} onClick={start} className="w-full">
        {isPending ? null : <FacebookGlyph />}
        {label}
      </Button>
      <p role="alert" className="mt-2 text-sm font-medium text-bad empty:hidden">
        {hasFailed ? PAGE_WORDS.noAnswer : null}
      </p>
    </div>
  );
}
