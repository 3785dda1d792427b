"use client";

import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import { watchPresses } from "./presses";

/** Where nobody tells when the browser has nothing to do (Safari). */
const IDLE_MS = 1500;
const INTENTS = ["pointerover", "touchstart", "focusin"] as const;

/**
 * Fetches the code for dragging once it may be needed: the first time a pointer or the keyboard comes near the list, or when
 * the browser has nothing better to do. Tiles are not replaced while one is pressed; one that has the keyboard's focus
 * meanwhile gets it back.
 * @param fetchCode always the same function
 * @returns the component to show instead of plain tiles, null as long as it is not there
 */
export function useDragCode<Props>(
  listRef: RefObject<HTMLElement | null>,
  isWanted: boolean,
  fetchCode: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [Code, setCode] = useState<ComponentType<Props> | null>(null);
  const focusedId = useRef<string | null>(null);

  useEffect(() => {
    const list = listRef.current;
    if (!isWanted || list === null || Code !== null) return;
    const stop = new AbortController();
    const whenReleased = watchPresses(stop.signal);
    function swap(Fetched: ComponentType<Props>) {
      if (stop.signal.aborted) return;
      const focused = document.activeElement;
      focusedId.current = focused instanceof HTMLElement ? (focused.dataset["postId"] ?? null) : null;
      setCode(() => Fetched);
    }
    function load() {
      fetchCode().then((Fetched) => whenReleased(() => swap(Fetched)), console.error);
    }
    for (const intent of INTENTS)
      list.addEventListener(intent, load, { signal: stop.signal, once: true, passive: true });
    const cancel = whenIdle(load);
    return () => {
      stop.abort();
      cancel();
    };
  }, [listRef, isWanted, fetchCode, Code]);

  useEffect(() => {
    if (Code === null || focusedId.current === null) return;
    listRef.current?.querySelector<HTMLElement>(`[data-post-id="${focusedId.current}"]`)?.focus();
    focusedId.current = null;
  }, [listRef, Code]);

  return Code;
}

function whenIdle(run: () => void): () => void {
  if ("requestIdleCallback" in window) {
    const handle = window.requestIdleCallback(run);
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, IDLE_MS);
  return () => clearTimeout(timer);
}
