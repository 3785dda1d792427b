"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isUnderWay, type Progress, readProgress } from "./progress";

const POLL_MS = 1500;
const SILENT_FAILURES = 2;
const MAX_LOOKS_AT_LIVE = 20;

/** Asks how far a post has come while its tab is looked at, and reloads the page once it has arrived. */
export function useProgress(postId: string, first: Progress) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  const [failures, setFailures] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let looksAtLive = 0;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(look, POLL_MS);
    };

    async function look() {
      if (document.hidden) return; // `visibilitychange` starts it again.
      try {
        const response = await fetch(`/api/posts/${postId}/progress`, { signal: stop.signal, cache: "no-store" });
        if (response.status === 404 || response.status === 401) return router.refresh();
        const next = readProgress(response.ok ? await response.json() : null);
        setFailures((count) => (next === null ? count + 1 : 0));
        if (next !== null) setProgress(next);
        if (next !== null && !isUnderWay(next)) return router.refresh();
        // Its address may never be readable; the page says "published" all the same.
        if (next?.status === "published" && ++looksAtLive > MAX_LOOKS_AT_LIVE) return router.refresh();
      } catch {
        if (stop.signal.aborted) return;
        setFailures((count) => count + 1);
      }
      again();
    }

    const onVisible = () => !document.hidden && again();
    document.addEventListener("visibilitychange", onVisible);
    again();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [postId, router]);

  return { progress, isOutOfTouch: failures > SILENT_FAILURES };
}
