"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/auth/action-result";
import type { Crop } from "@/lib/images/ratio";
import type { PostDetail } from "@/lib/posts/view";
import { checkDraft, type Draft, type Intent, type Problems, placeFieldErrors } from "./draft";
import type { PhotoControl } from "./use-photo";

export type SavePost = (input: {
  postId: string | null;
  revision: number | null;
  uploadId: string | null;
  crop: Crop | null;
  caption: string;
  altText: string;
  publishAtLocal: string | null;
  intent: Intent;
}) => Promise<ActionResult<{ postId: string; location: string }>>;

type Input = {
  post: PostDetail | null;
  draft: Draft;
  photo: PhotoControl;
  timeZone: string;
  now: Date;
  savePost: SavePost;
};

const fieldIds = { photo: "photo", caption: "caption", altText: "alt-text", when: "when" } as const;
const noAnswer = "Ospost did not answer, so nothing was saved. Check your connection and try again.";

/** Check, wait for the upload, ask the server, go where it says. What is wrong is shown where it is. */
export function useSave({ post, draft, photo, timeZone, now, savePost }: Input) {
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
    const has = { photo: photo.photo !== null || (post !== null && post.image !== null) };
    const found = checkDraft(draft, intent, has, timeZone, now);
    refuse(found);
    return Object.keys(found).length === 0;
  }

  async function save(intent: Intent) {
    if (isBusy.current || !check(intent)) return;
    isBusy.current = true;
    setSaving(intent);
    const location = await send(intent).catch(() => {
      setMessage(noAnswer);
      return null;
    });
    isBusy.current = false;
    if (location === null) return setSaving(null);
    setSaved(true); // Still shown as saving until the next page is there.
    router.push(location);
  }

  /** @returns where to go next, or null when something was refused */
  async function send(intent: Intent): Promise<string | null> {
    const upload = photo.photo === null ? null : await photo.settled();
    if (photo.photo !== null && !upload?.ok) {
      refuse({ photo: upload?.message ?? "The upload was cancelled. Choose a photo." });
      return null;
    }
    const result = await savePost({
      postId: post?.id ?? null,
      revision: post?.revision ?? null,
      uploadId: upload?.ok ? upload.upload.id : null,
      crop: photo.photo?.crop ?? null,
      caption: draft.caption,
      altText: draft.altText,
      publishAtLocal: draft.when === "" ? null : draft.when,
      intent,
    });
    if (result.ok) return result.location;
    if (result.fieldErrors === undefined) setMessage(result.message);
    else {
      const placed = placeFieldErrors(result.fieldErrors);
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
