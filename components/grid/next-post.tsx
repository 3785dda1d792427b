"use client";

import { useEffect, useState } from "react";
import { keepTime, pageMs } from "@/components/time/page-clock";
import { timeLeft } from "./time-left";

const REFRESH_MS = 5_000;

type Props = {
  publishAt: string;
  now: string;
  /** How much the person's clock changes until then: `clockShiftMs`. */
  shiftMs: number;
  ahead?: string;
  due?: string;
};

/** Counts down with the server's clock: the browser's only says how much time has gone by since. */
export function NextPost({ publishAt, now, shiftMs, ...words }: Props) {
  const { ahead = "Next post in", due = "Next post goes out now" } = words;
  const distanceMs = Date.parse(publishAt) - Date.parse(now);
  const [leftMs, setLeftMs] = useState(distanceMs);

  useEffect(() => {
    const start = pageMs();
    return keepTime(() => setLeftMs(distanceMs - (pageMs() - start)), REFRESH_MS);
  }, [distanceMs]);

  return <>{leftMs <= 0 ? due : `${ahead} ${timeLeft(leftMs, shiftMs)}`}</>;
}
