"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { PostVersion } from "@/lib/posts/version";
import { SAVE_WORDS } from "@/lib/words/compose";
import { checkDraft, type Draft, firstProblem, type Intent, type Problems, placeFieldErrors } from "./draft";
import type { PhotoControl } from "./use-photo";
import type { ServerControl } from "./use-server-copy";
import { isOnItsWay, nextOfWait, type Wait } from "./wait";
import { keepFocusFrom } from "./wait-line";

type Input = {
  draft: Draft;
  photo: PhotoControl;
  /** The post has a picture that cannot be cropped any more, but can be published. */
  hasPicture: boolean;
  clock: { timeZone: string; now: Date; accessEnd: Date | null };
  server: ServerControl;
  /** The person is being asked which of two versions they want: nothing goes by itself. */
  isAsked: boolean;
  onConflict: (theirs: PostVersion) => void;
};

/** Why nothing was sent after all, after a wait: the person may be anywhere on the page by then. */
export type Stopped = { intent: Intent; why: string };

const fieldIds = { photo: "photo", caption: "caption", altText: "alt-text", when: "when" } as const;

/** Check, wait for the upload, ask the server, go where it says. What is wrong is shown where it is. */
export function useSave({ draft, photo, hasPicture, clock, server, isAsked, onConflict }: Input) {
  const router = useRouter();
  const [problems, setProblems] = useState<Problems>({});
  const [message, setMessage] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<Wait | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [saving, setSaving] = useState<Intent | null>(null);
  const [isSaved, setSaved] = useState(false);
  const isBusy = useRef(false);

  function find(intent: Intent): Problems {
    const found = checkDraft(draft, intent, { photo: photo.photo !== null || hasPicture }, clock);
    const upload = photo.photo?.upload;
    return upload?.state === "failed" ? { ...found, photo: upload.message } : found;
  }

  /** @param after the press was a while ago: whoever is writing by now is not taken away from it */
  function refuse(found: Problems, text: string | null, after: Intent | null) {
    setProblems(found);
    const first = firstProblem(found);
    if (after !== null) {
      const why = text ?? first?.sentence;
      return setStopped(why === undefined ? null : { intent: after, why });
    }
    setStopped(null);
    setMessage(text);
    if (first !== null) document.getElementById(fieldIds[first.place])?.focus();
  }

  function check(intent: Intent): boolean {
    const found = find(intent);
    refuse(found, null, null);
    return firstProblem(found) === null;
  }

  async function save(intent: Intent) {
    if (isBusy.current || !check(intent)) return;
    isBusy.current = true;
    if (isOnItsWay(photo.photo)) setWaiting({ intent, photoKey: photo.photo.key });
    else await run(intent, null);
  }

  async function run(intent: Intent, after: Intent | null) {
    setSaving(intent);
    const location = await send(intent, after).catch(() => {
      refuse({}, SAVE_WORDS.noAnswer, after);
      return null;
    });
    isBusy.current = false;
    if (location === null) return setSaving(null);
    setSaved(true); // Still shown as saving until the next page is there.
    router.push(location);
  }

  /** @returns where to go next, or null when something was refused */
  async function send(intent: Intent, after: Intent | null): Promise<string | null> {
    const sent = await server.send(intent);
    if (sent.kind === "saved") return sent.location;
    if (sent.kind === "conflict") onConflict(sent.theirs);
    else if (sent.fieldErrors === null) refuse({}, sent.message, after);
    else {
      const placed = placeFieldErrors(sent.fieldErrors);
      refuse(placed.problems, placed.message, after);
    }
    return null;
  }

  /** Another photo is on its way, or the same one again: what was wrong with the last is over. */
  function forgetPhotoTrouble() {
    setStopped(null);
    setProblems((all) => omit(all, "photo"));
  }

  function endWait(intent: Intent) {
    keepFocusFrom(intent);
    isBusy.current = false;
    setWaiting(null);
  }

  // After the photo's own state has been drawn: what is sent then is what the page shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in the form is read when the photo is there, whatever it is
  useEffect(() => {
    if (waiting === null) return isOnItsWay(photo.photo) ? forgetPhotoTrouble() : undefined;
    const { intent } = waiting;
    if (isAsked) return endWait(intent);
    const step = nextOfWait(waiting, photo.photo);
    if (step.kind === "wait") return setWaiting(step.wait);
    endWait(intent);
    if (step.kind === "stop") return setStopped({ intent, why: step.why });
    const found = find(intent);
    if (firstProblem(found) !== null) return refuse(found, null, intent);
    isBusy.current = true;
    void run(intent, intent);
  }, [waiting, photo.photo, isAsked]);

  return {
    problems,
    message,
    /** What was pressed and waits for the photo. */
    waiting: waiting?.intent ?? null,
    stopped,
    saving,
    isSaved,
    check,
    save,
    /** The person does not want it any more. The upload goes on. */
    stopWaiting: () => waiting !== null && endWait(waiting.intent),
    clear(place: keyof Problems) {
      setStopped(null);
      setProblems((all) => omit(all, place));
    },
  };
}

function omit(problems: Problems, place: keyof Problems): Problems {
  if (problems[place] === undefined) return problems; // The same one, so that nothing is drawn anew.
  const { [place]: _, ...rest } = problems;
  return rest;
}
