"use client";

import { useEffect, useRef, useState } from "react";
import type { PostVersion } from "@/lib/posts/version";
import type { PostDetail } from "@/lib/posts/view";
import { isSecondTime, toInstant, toLocal } from "@/lib/schedule/zone";
import { type Draft, draftOf } from "./draft";
import { storedPhoto } from "./photo";
import { snapshotOf } from "./snapshot";
import { useAutosave } from "./use-autosave";
import { useLocalCopy } from "./use-local-copy";
import { useNow } from "./use-now";
import { usePhoto } from "./use-photo";
import { useSave } from "./use-save";
import { type SavePost, type ServerCopy, useServerCopy } from "./use-server-copy";

export type ComposerInput = {
  /** null for a new post. */
  post: PostDetail | null;
  /** The post's id, also of one that is not saved yet. */
  postId: string;
  /** Whose post it is: the person's id. */
  owner: string;
  accountId: string;
  timeZone: string;
  /** The server's time, ISO 8601. */
  now: string;
  /** When Meta's access ends, ISO 8601; null = it does not. */
  accessEnd: string | null;
  /** The local time a new post starts with. */
  startAt?: string;
  savePost: SavePost;
};

/** Everything a composer knows and does; the components below only show it. */
export function useComposer(input: ComposerInput) {
  const { post, timeZone } = input;
  const now = useNow(input.now);
  const [first] = useState(() => startOf(input, now));
  const [draft, setDraft] = useState(first.saved.draft);
  const [theirs, setTheirs] = useState<PostVersion | null>(null);
  const photo = usePhoto(first.photo);
  // The first id stays, whatever a later rendering of the page proposes.
  const [postId] = useState(input.postId);
  const { owner, accountId, savePost } = input;
  const server = useServerCopy({ postId, accountId, first, draft, photo, savePost });
  const local = useLocalCopy({ owner, postId, server: server.server, draft, photo, onDraft: setDraft });
  const accessEnd = input.accessEnd === null ? null : new Date(input.accessEnd);
  const hasPicture = post !== null && post.image !== null;
  const clock = { timeZone, now, accessEnd };
  const form = useSave({ draft, photo, hasPicture, clock, server, isAsked: theirs !== null, onConflict: setTheirs });
  const isOn = local.isReady && local.offered === null && theirs === null && form.saving === null && !form.isSaved;
  const autosave = useAutosave({ server, draft, photo: photo.photo, isOn, onConflict: setTheirs });

  useMovedZone(timeZone, (move) => {
    const { saved } = server.server;
    setDraft(move);
    server.adopt({ saved: { ...saved, draft: move(saved.draft) } });
  });
  useAddress(postId, post === null && local.isChanged && local.isReady);

  function change(changes: Partial<Draft>) {
    setDraft((all) => ({ ...all, ...changes }));
    for (const place of Object.keys(changes) as (keyof Draft)[]) form.clear(place === "isSecond" ? "when" : place);
  }

  /** The person wants their own state: it is saved over the other one. What was scheduled meanwhile waits for their click. */
  function keepMine() {
    if (theirs !== null) server.adopt({ revision: theirs.revision, status: theirs.status });
    setTheirs(null);
  }

  return {
    draft,
    change,
    photo,
    postId,
    server: server.server,
    isSignedOut: server.isSignedOut,
    local,
    form,
    autosave,
    clock,
    theirs,
    setTheirs,
    keepMine,
  };
}

type First = ServerCopy & { photo: ReturnType<typeof storedPhoto> };

function startOf({ post, timeZone, startAt }: ComposerInput, now: Date): First {
  const photo = storedPhoto(post);
  const saved = snapshotOf(draftOf(post, timeZone, now, startAt), photo);
  return { photo, saved, revision: post?.revision ?? null, status: post?.status ?? null, savedAt: null };
}

/** Another zone was chosen: what was planned keeps its moment, so the wall-clock time in the form changes. */
function useMovedZone(timeZone: string, onMove: (move: (draft: Draft) => Draft) => void) {
  const known = useRef({ timeZone, onMove });
  useEffect(() => {
    const before = known.current.timeZone;
    known.current = { timeZone, onMove };
    if (before === timeZone) return;
    onMove((draft) => {
      const time = toInstant(draft.when, before, draft.isSecond ? "second" : "first");
      if (time === null) return draft;
      return { ...draft, when: toLocal(time.instant, timeZone), isSecond: isSecondTime(time.instant, timeZone) };
    });
  });
}

/** Once there is something to lose, the address says which post it is, so that a reload finds it. */
function useAddress(postId: string, isNeeded: boolean) {
  useEffect(() => {
    if (isNeeded) window.history.replaceState(null, "", `/posts/new?draft=${postId}`);
  }, [postId, isNeeded]);
}
