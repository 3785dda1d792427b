"use client";

import { useEffect, useRef, useState } from "react";
import { heard } from "@/components/session/answer-of";
import type { ActionResult } from "@/lib/auth/action-result";
import type { Crop } from "@/lib/images/ratio";
import type { PostVersion, SaveOutcome } from "@/lib/posts/version";
import type { PostStatus } from "@/lib/posts/view";
import { SAVE_WORDS } from "@/lib/words/compose";
import type { Draft, Intent } from "./draft";
import { pictureOf, type Snapshot, sendablePart, snapshotOf } from "./snapshot";
import type { PhotoControl } from "./use-photo";

export type SavePost = (input: {
  postId: string;
  revision: number | null;
  accountId: string;
  uploadId: string | null;
  crop: Crop | null;
  caption: string;
  altText: string;
  publishAtLocal: string | null;
  isSecondTime: boolean;
  intent: Intent | "autosave";
}) => Promise<ActionResult<SaveOutcome & { location?: string | null }>>;

/** What the server has of this post, as far as this window knows. */
export type ServerCopy = {
  revision: number | null;
  status: PostStatus | null;
  saved: Snapshot;
  savedAt: string | null;
};

export type Sent =
  | { kind: "saved"; location: string | null }
  | { kind: "conflict"; theirs: PostVersion }
  | { kind: "refused"; fieldErrors: Record<string, string> | null; message: string; isSignedOut: boolean };

type Input = {
  postId: string;
  accountId: string;
  first: ServerCopy;
  draft: Draft;
  photo: PhotoControl;
  savePost: SavePost;
};

/** Sends what is in the form, one save after the other, and knows what has arrived. */
export function useServerCopy({ postId, accountId, first, draft, photo, savePost }: Input) {
  const [server, setServer] = useState(first);
  const [isSignedOut, setSignedOut] = useState(false);
  const latest = useRef({ server, draft, photo });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** The last save got no answer: it may have arrived all the same. */
  const isAnswerLost = useRef(false);
  useEffect(() => {
    latest.current = { server, draft, photo };
  });

  function adopt(next: Partial<ServerCopy>) {
    const merged = { ...latest.current.server, ...next };
    latest.current = { ...latest.current, server: merged };
    setServer(merged);
  }

  /** Rejects when the server cannot be reached. */
  function send(intent: Intent | "autosave"): Promise<Sent> {
    const sending = queue.current.then(() => sendNow(intent));
    queue.current = sending.catch(() => undefined);
    return sending;
  }

  async function sendNow(intent: Intent | "autosave"): Promise<Sent> {
    const { server: before, draft: words, photo: control } = latest.current;
    const part = sendablePart(snapshotOf(words, control.photo), before.saved, control.photo);
    const picture = pictureOf(part, before.saved, control.photo);
    const { caption, when, isSecond } = part.draft;
    const { altText } = words;
    const publishAtLocal = when === "" ? null : when;
    const { revision } = before;
    const input = { postId, revision, accountId, ...picture, caption, altText, publishAtLocal, isSecondTime: isSecond };
    const wasLost = isAnswerLost.current;
    isAnswerLost.current = true;
    const result = await heard(savePost({ ...input, intent }));
    if (result === null) throw new Error("no answer");
    setSignedOut(!result.ok && result.isSignedOut === true);
    // Nothing was looked at, so whether an earlier save has arrived is as open as before.
    isAnswerLost.current = !result.ok && wasLost;
    if (!result.ok) return refusal(result);
    if (result.outcome === "changed-meanwhile") {
      if (!wasLost || !isOurOwn(result.theirs, input)) return { kind: "conflict", theirs: result.theirs };
      // The answer to our own last save was lost: what is there is what we sent.
      adopt({ revision: result.theirs.revision, status: result.theirs.status });
      return sendNow(intent);
    }
    if (picture.uploadId !== null && part.photoKey !== null) control.markStored(part.photoKey);
    const status = intent === "draft" || intent === "autosave" ? "draft" : "scheduled";
    adopt({ revision: result.revision, status, saved: part, savedAt: result.savedAt });
    return { kind: "saved", location: result.location ?? null };
  }

  return { server, isSignedOut, adopt, send };
}

export type ServerControl = ReturnType<typeof useServerCopy>;

function refusal(result: Extract<Awaited<ReturnType<SavePost>>, { ok: false }>): Sent {
  if (result.fieldErrors === undefined) {
    return { kind: "refused", fieldErrors: null, message: result.message, isSignedOut: result.isSignedOut === true };
  }
  const [message = SAVE_WORDS.noAnswer] = Object.values(result.fieldErrors);
  return { kind: "refused", fieldErrors: result.fieldErrors, message, isSignedOut: false };
}

/** Whether another state of the post is but our own save, whose answer was lost. With a picture in it, the person is asked. */
function isOurOwn(theirs: PostVersion, input: { caption: string; altText: string; uploadId: string | null }): boolean {
  const isSameAlt = theirs.altText === input.altText || theirs.thumbnail === null;
  return theirs.status === "draft" && input.uploadId === null && theirs.caption === input.caption && isSameAlt;
}
