"use client";

import { useEffect, useState } from "react";

export type Said<Undo> = {
  text: string;
  tone: "status" | "alert";
  undo: Undo | null;
  /** It was refused for want of Meta's access: connecting again helps. */
  needsAccess?: boolean;
};

const UNDO_MS = 10_000;

/** What was done last, or why it was not, and what would undo it; forgotten after ten seconds. */
export function useSaid<Undo>() {
  const [said, say] = useState<Said<Undo> | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return [said, say] as const;
}
