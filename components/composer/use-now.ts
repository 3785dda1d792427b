"use client";

import { useEffect, useState } from "react";

const TICK_MS = 10_000;

/** The server's time, kept going. The browser's clock may be wrong, but it knows how long the page has been open. */
export function useNow(serverNow: string): Date {
  const [now, setNow] = useState(() => new Date(serverNow));
  useEffect(() => {
    const start = performance.now();
    const tick = () => setNow(new Date(Date.parse(serverNow) + performance.now() - start));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  return now;
}
