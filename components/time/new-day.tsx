"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isDragging } from "@/components/grid/dragging";
import { keepTime, pageMs } from "./page-clock";

const LOOK_MS = 60_000;

/**
 * Loads the page's data again when the day that it calls today is over.
 * @param endsAt when that is, ISO 8601
 * @param now the server's time, ISO 8601
 */
export function NewDay({ endsAt, now }: { endsAt: string; now: string }) {
  const router = useRouter();
  useEffect(() => {
    const over = pageMs() + Date.parse(endsAt) - Date.parse(now);
    let isAsked = false;
    return keepTime(() => {
      if (isAsked || document.hidden || isDragging() || pageMs() < over) return;
      isAsked = true;
      router.refresh();
    }, LOOK_MS);
  }, [endsAt, now, router]);
  return null;
}
