"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { ASK_WORDS } from "@/lib/words/compose";

type Props = {
  isDirty: boolean;
  isKept: boolean;
  /** What was pressed and is to happen once the photo is there; it does not when the page goes. */
  waitsFor: keyof typeof ASK_WORDS.leaveWaiting | null;
};

/** Asks before unsaved work is left behind: for links inside the app with our words, for the rest with the browser's. */
export function LeaveGuard({ isDirty, isKept, waitsFor }: Props) {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);

  const isWaiting = waitsFor !== null;
  useEffect(() => {
    if (!isDirty && !isWaiting) return;
    // With a copy on this device nothing is lost by closing the window, so the browser need not ask.
    const warn = (event: BeforeUnloadEvent) => (isKept && !isWaiting) || event.preventDefault();
    function intercept(event: MouseEvent) {
      const href = inAppTarget(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    }
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", intercept, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", intercept, { capture: true });
    };
  }, [isDirty, isKept, isWaiting]);

  return (
    <Dialog isOpen={target !== null} onClose={() => setTarget(null)} title="Leave without saving?">
      <p className="text-soft empty:hidden">{waitsFor === null ? null : ASK_WORDS.leaveWaiting[waitsFor]}</p>
      <p className="text-soft">{isKept ? ASK_WORDS.leaveKept : ASK_WORDS.leaveLost}</p>
      <DialogActions>
        <Button variant="primary" onClick={() => setTarget(null)}>
          Stay here
        </Button>
        <Button variant="danger" onClick={() => target !== null && router.push(target)}>
          Leave
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function inAppTarget(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href, window.location.href);
  const isElsewhere = url.origin !== window.location.origin;
  const isSamePage = url.pathname === window.location.pathname && url.hash !== "";
  return isElsewhere || isSamePage ? null : `${url.pathname}${url.search}`;
}
