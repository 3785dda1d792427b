"use client";

import { useEffect, useState } from "react";
import { timeLeft } from "./time-left";

const REFRESH_MS = 5_000;

type Props = { publishAt: string; now: string; ahead?: string; due?: string };

/** Counts down with the server's clock: the browser's only says how much time has gone by since. */
export function NextPost({ publishAt, now, ahead = "Next post in", due = "Next post goes out now" }: Props) {
  const [elapsedMs, setElapsedMs] = useState(0);

  useEffect(() => {
    setElapsedMs(0);
    const start = performance.now();
    const timer = setInterval(() => setElapsedMs(performance.now() - start), REFRESH_MS);
    return () => clearInterval(timer);
  }, [now]);

  const leftMs = Date.parse(publishAt) - Date.parse(now) - elapsedMs;
  return <>{leftMs <= 0 ? due : `${ahead} ${timeLeft(leftMs)}`}</>;
}
