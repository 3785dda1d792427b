"use client";

import { useEffect, useState } from "react";
import { Toast } from "@/components/ui/toast";

const SHOWN_MS = 7000;

/** Says once what was done on the page before, and takes it out of the address so that a reload is silent. */
export function NoticeToast({ text }: { text: string }) {
  const [message, setMessage] = useState<string | null>(null);

  // At every drawing: when the page's data is loaded again, Next puts back the address that it knows.
  useEffect(tidyAddress);

  useEffect(() => {
    setMessage(text);
    const timer = setTimeout(() => setMessage(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return <Toast message={message} onClose={() => setMessage(null)} />;
}

/**
 * With Next's own state, so that it does not hear of it. It takes a new address for a navigation, and drops the one under way:
 * a link pressed while the page was still arriving would lead nowhere.
 */
function tidyAddress(): void {
  const address = new URL(window.location.href);
  for (const name of ["notice", "post"]) address.searchParams.delete(name);
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
}
