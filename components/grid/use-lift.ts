"use client";

import { useRef } from "react";
import { keepEarlyKeys } from "./keep-early-keys";
import { swallowClicks } from "./swallow-clicks";

/** Space lifts and puts down; Enter on a tile that lies opens it. */
export const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter", "Tab"] };

/**
 * What must hold while a tile is in the hand, whatever it is dragged over: the click that ends it opens nothing, and keys
 * pressed too early are kept. `lift` when it begins, `hearKeys` when it is first over a place, `putDown` when it is over.
 */
export function useLift() {
  const release = useRef<(() => void) | null>(null);
  const letGoOfKeys = useRef<(() => void) | null>(null);

  function lift(activatorEvent: Event) {
    if (activatorEvent instanceof KeyboardEvent) letGoOfKeys.current = keepEarlyKeys();
    release.current = swallowClicks();
  }

  function hearKeys() {
    letGoOfKeys.current?.();
    letGoOfKeys.current = null;
  }

  function putDown() {
    hearKeys();
    release.current?.();
    release.current = null;
  }

  return { lift, hearKeys, putDown };
}
