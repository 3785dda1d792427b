"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Size } from "@/lib/images/rotation";

/** How large an element is, in CSS pixels; null until it is on the page. */
export function useRoom(element: RefObject<HTMLElement | null>): Size | null {
  const [room, setRoom] = useState<Size | null>(null);

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    setRoom(sizeOf(current));
    // Drawn at once, or a frame of the old size would flash on a stage of the new one.
    const observer = new ResizeObserver(() => flushSync(() => setRoom(sizeOf(current))));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);

  return room;
}

function sizeOf(element: HTMLElement): Size {
  const { width, height } = element.getBoundingClientRect();
  return { width, height };
}
