"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { PostVersion } from "@/lib/posts/version";
import { SAVE_WORDS, UPLOAD_WORDS } from "@/lib/words/compose";
import { checkDraft, type Draft, type Intent, type Problems, placeFieldErrors } from "./draft";
import type { PhotoControl } from "./use-photo";
import type { ServerControl } from "./use-server-copy";

type Input = {
  draft: Draft;
  photo: PhotoControl;
  /** The post has a picture that cannot be cropped any more, but can be published. */
  hasPicture: boolean;
  clock: { timeZone: string; now: Date; accessEnd: Date | null };
  server: ServerControl;
  onConflict: (theirs: PostVersion) => void;
};

const fieldIds = { photo: "photo", caption: "caption", altText: "alt-text", when: "when" } as const;

/** Check, wait for the upload, ask the server, go where it says. What is wrong is shown where it is. */
export function useSave({ draft, photo, hasPicture, clock, server, onConflict }: Input) {
  const router = useRouter();
  const [problems, setProblems] = useState<Problems>({});
  const [message, setMessage] = useState<string | null>(null);
  const [saving, setSaving] = useState<Intent | null>(null);
  const [isSaved, setSaved] = useState(false);
  const isBusy = useRef(false);

  function refuse(found: Problems, text: string | null = null) {
    setProblems(found);
    setMessage(text);
    const first = (["photo", "caption", "altText", "when"] as const).find((place) => found[place] !== undefined);
    if (first !== undefined) document.getElementById(fieldIds[first])?.focus();
  }

  function check(intent: Intent): boolean {
    const found = checkDraft(draft, intent, { photo: photo.photo !== null || hasPicture }, clock);
    refuse(found);
    return Object.keys(found).length === 0;
  }

  async function save(intent: Intent) {
    if (isBusy.current || !check(intent)) return;
    isBusy.current = true;
    setSaving(intent);
    const location = await send(intent).catch(() => {
      setMessage(SAVE_WORDS.noAnswer);
      return null;
    });
    isBusy.current = false;
    if (location === null) return setSaving(null);
    setSaved(true); // Still shown as saving until the next page is there.
    router.push(location);
  }

  /** @returns where to go next, or null when something was refused */
  async function send(intent: Intent): Promise<string | null> {
    const isOnItsWay = photo.photo !== null && photo.photo.upload.state !== "stored";
    const upload = isOnItsWay ? await photo.settled() : null;
    if (isOnItsWay && !upload?.ok) {
      refuse({ photo: upload?.message ?? UPLOAD_WORDS.cancelled });
      return null;
    }
    const sent = await server.send(intent);
    if (sent.kind === "saved") return sent.location;
    if (sent.kind === "conflict") onConflict(sent.theirs);
    else if (sent.fieldErrors === null) setMessage(sent.message);
    else {
      const placed = placeFieldErrors(sent.fieldErrors);
      refuse(placed.problems, placed.message);
    }
    return null;
  }

  return {
    problems,
    message,
    saving,
    isSaved,
    check,
    save,
    clear: (place: keyof Problems) => setProblems((all) => omit(all, place)),
  };
}

function omit(problems: Problems, place: keyof Problems): Problems {
  const { [place]: _, ...rest } = problems;
  return rest;
}
