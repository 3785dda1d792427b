"use client";

import { useEffect, useState } from "react";
import { keepTime, pageMs } from "@/components/time/page-clock";

const TICK_MS = 10_000;

/** The server's time, kept going. The browser's clock may be wrong, but it knows how much time has gone by, asleep or awake. */
export function useNow(serverNow: string): Date {
  const [now, setNow] = useState(() => new Date(serverNow));
  useEffect(() => {
    const start = pageMs();
    return keepTime(() => setNow(new Date(Date.parse(serverNow) + pageMs() - start)), TICK_MS);
  }, [serverNow]);
  return now;
}
