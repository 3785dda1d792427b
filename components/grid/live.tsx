"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { onWake, pageMs } from "@/components/time/page-clock";
import { isDragging } from "./dragging";
import { LOOK_MS, nextLookMs } from "./next-look";
import { hearOtherTabs } from "./other-tabs";

type Props = { version: string; nextAt: string | null; now: string };

/** The first looks at a page, in case what is read in its background has arrived (the profile's other posts). */
const FIRST_LOOKS_MS = [2_500, 6_000];

/**
 * Lets an open page change by itself: asks the server for its mark near the time of a post and when the tab is looked at
 * again, and reloads the page's data when it is another. A hidden tab asks nothing, an open one every three seconds at most.
 */
export function Live({ version, nextAt, now }: Props) {
  const router = useRouter();
  const lastLook = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const start = pageMs();
    const untilDueMs = nextAt === null ? null : Date.parse(nextAt) - Date.parse(now);
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const firstLooks = [...FIRST_LOOKS_MS];

    function plan() {
      clearTimeout(timer);
      if (document.hidden) return; // `visibilitychange` starts it again.
      const goneMs = pageMs() - start;
      const first = firstLooks[0];
      const earliest = lastLook.current + LOOK_MS - pageMs();
      const waits = [nextLookMs(untilDueMs === null ? null : untilDueMs - goneMs)];
      if (first !== undefined) waits.push(Math.max(0, first - goneMs));
      const wait = Math.min(...waits.filter((ms) => ms !== null));
      if (Number.isFinite(wait)) timer = setTimeout(look, Math.max(wait, earliest));
    }

    async function look() {
      lastLook.current = pageMs();
      if (pageMs() - start >= (firstLooks[0] ?? Infinity)) firstLooks.shift();
      try {
        const response = await fetch("/api/planner/version", { signal: stop.signal, cache: "no-store" });
        if (response.status === 401) return;
        const seen: unknown = response.ok ? await response.json() : null;
        if (isOther(seen, version) && !isDragging()) router.refresh();
      } catch {
        if (stop.signal.aborted) return; // Otherwise the network is away: the next look tells.
      }
      plan();
    }

    const onHidden = () => document.hidden && clearTimeout(timer);
    document.addEventListener("visibilitychange", onHidden);
    // Several signs come at once when a page is seen again; one look is enough.
    const unwake = onWake(() => (pageMs() - lastLook.current < LOOK_MS ? plan() : void look()));
    const unhear = hearOtherTabs(() => router.refresh());
    plan();
    return () => {
      stop.abort();
      clearTimeout(timer);
      unhear();
      unwake();
      document.removeEventListener("visibilitychange", onHidden);
    };
  }, [version, nextAt, now, router]);

  return null;
}

function isOther(answer: unknown, version: string): boolean {
  return typeof answer === "object" && answer !== null && "version" in answer && answer.version !== version;
}
