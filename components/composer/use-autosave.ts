"use client";

import { useEffect, useRef, useState } from "react";
import { onWake } from "@/components/time/page-clock";
import type { PostVersion } from "@/lib/posts/version";
import type { Draft } from "./draft";
import type { Photo } from "./photo";
import { isEmptySnapshot, isSameSnapshot, sendablePart, snapshotOf } from "./snapshot";
import type { ServerControl } from "./use-server-copy";

const PAUSE_MS = 1_200;
const AGAIN_MS = 6_000;

export type AutosaveState =
  | { kind: "rest" | "saving" | "unreachable" }
  | { kind: "refused"; message: string; isSignedOut: boolean };

type Input = {
  server: ServerControl;
  draft: Draft;
  photo: Photo | null;
  /** Off while the person is being asked something. */
  isOn: boolean;
  onConflict: (theirs: PostVersion) => void;
};

/**
 * Saves a draft by itself a moment after the last change, and again once there is a line. What is scheduled is never touched:
 * it goes out as it was saved.
 */
export function useAutosave({ server: { server, send }, draft, photo, isOn, onConflict }: Input): AutosaveState {
  const [state, setState] = useState<AutosaveState>({ kind: "rest" });
  const [attempt, setAttempt] = useState(0);
  const part = sendablePart(snapshotOf(draft, photo), server.saved, photo);
  const isDraft = server.status === null || server.status === "draft";
  const isNothing = server.revision === null && isEmptySnapshot(part);
  const isDue = isOn && isDraft && !isNothing && !isSameSnapshot(part, server.saved);

  async function run() {
    setState({ kind: "saving" });
    const sent = await send("autosave").catch(() => null);
    if (sent === null) return setState({ kind: "unreachable" });
    if (sent.kind === "conflict") onConflict(sent.theirs);
    setState(sent.kind === "refused" ? sent : { kind: "rest" });
  }

  const latest = useRef({ isDue, run });
  useEffect(() => {
    latest.current = { isDue, run };
  });

  const fingerprint = JSON.stringify(part);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of what is to be sent starts the pause anew
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => void latest.current.run(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, fingerprint, attempt]);

  useEffect(() => {
    if (state.kind !== "unreachable") return;
    const again = () => setAttempt((count) => count + 1);
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [state]);

  // Logged in again in another tab.
  useEffect(() => {
    if (state.kind !== "refused" || !state.isSignedOut) return;
    return onWake(() => setAttempt((count) => count + 1));
  }, [state]);

  // Leaving the page, or the app on a phone: what waits for the pause goes at once.
  useEffect(() => {
    const flush = () => document.hidden && latest.current.isDue && void latest.current.run();
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      if (latest.current.isDue) void latest.current.run();
    };
  }, []);

  return state;
}
