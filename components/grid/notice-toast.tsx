"use client";

import { useEffect, useState } from "react";
import { Toast } from "@/components/ui/toast";

const SHOWN_MS = 7000;

/** Says once what was done on the page before, and takes it out of the address so that a reload is silent. */
export function NoticeToast({ text }: { text: string }) {
  const [message, setMessage] = useState<string | null>(null);

  useEffect(() => {
    setMessage(text);
    const address = new URL(window.location.href);
    for (const name of ["notice", "post"]) address.searchParams.delete(name);
    window.history.replaceState(null, "", address);
    const timer = setTimeout(() => setMessage(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return <Toast message={message} onClose={() => setMessage(null)} />;
}
