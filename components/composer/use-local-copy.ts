"use client";

import { useEffect, useRef, useState } from "react";
import type { Crop } from "@/lib/images/ratio";
import type { Draft } from "./draft";
import {
  keepLocalFile,
  type LocalCopy,
  readLocalCopy,
  readLocalFile,
  removeLocalCopy,
  writeLocalCopy,
} from "./local-copy";
import type { Photo } from "./photo";
import { isSameSnapshot, snapshotOf } from "./snapshot";
import { isOtherWindowOpen, thisWindow } from "./this-window";
import type { PhotoControl } from "./use-photo";
import type { ServerCopy } from "./use-server-copy";

type Input = {
  owner: string;
  postId: string;
  server: ServerCopy;
  draft: Draft;
  photo: PhotoControl;
  /** Puts back what was kept. */
  onDraft: (draft: Draft) => void;
};

/**
 * Keeps in this browser what has not reached the server, and puts it back: by itself where it continues what the server
 * has and would be saved anyway, else only when the person wants it.
 */
export function useLocalCopy({ owner, postId, server, draft, photo, onDraft }: Input) {
  const [offered, setOffered] = useState<LocalCopy | null>(null);
  const [isReady, setReady] = useState(false);
  const [isKept, setKept] = useState(true);
  const latest = useRef({ server, draft, photo, onDraft });
  useEffect(() => {
    latest.current = { server, draft, photo, onDraft };
  });

  async function putBack(copy: LocalCopy) {
    setOffered(null);
    latest.current.onDraft(copy.draft);
    if (copy.photo === "file") {
      const file = await readLocalFile(owner, postId);
      if (file !== null) latest.current.photo.choose(file, copy.crop);
    } else if (copy.photo !== null) {
      latest.current.photo.putBack(uploaded(copy.photo, copy.crop));
    } else if (copy.crop !== null && latest.current.photo.photo !== null) {
      latest.current.photo.setCrop(latest.current.photo.photo.key, copy.crop);
    }
  }

  const restore = useRef(putBack);
  useEffect(() => {
    async function look() {
      const copy = readLocalCopy(owner, postId);
      // What another open window keeps is that one's own business.
      if (copy === null || (await isOtherWindowOpen(copy.window))) return;
      const { revision, status } = latest.current.server;
      const isNext = copy.baseRevision === revision && (status === null || status === "draft");
      if (isNext) await restore.current(copy);
      else setOffered(copy);
    }
    void look().finally(() => setReady(true));
  }, [owner, postId]);

  const now = snapshotOf(draft, photo.photo);
  const isChanged = !isSameSnapshot(now, server.saved);
  const file = photo.photo?.upload.state === "stored" ? null : (photo.photo?.file ?? null);

  useEffect(() => {
    if (isReady && file !== null) void keepLocalFile(owner, postId, file);
  }, [isReady, file, owner, postId]);

  const fingerprint = JSON.stringify([now, photo.photo?.upload.state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change is written, and read from `latest`
  useEffect(() => {
    // While a copy is offered it must not be written over.
    if (!isReady || offered !== null) return;
    if (!isChanged) return forget(owner, postId);
    const { draft: words, photo: control, server: base } = latest.current;
    const at = new Date().toISOString();
    const crop = control.photo?.crop ?? null;
    const photoKept = keptPhoto(control.photo);
    const copy = { draft: words, crop, photo: photoKept, baseRevision: base.revision, at, window: thisWindow() };
    setKept(writeLocalCopy(owner, postId, copy));
  }, [isReady, offered, isChanged, fingerprint, server.revision]);

  return {
    offered,
    isReady,
    isChanged,
    /** False when this browser keeps nothing, so that leaving means losing. */
    isKept,
    putBack: () => offered !== null && void putBack(offered),
    discard() {
      removeLocalCopy(owner, postId);
      setOffered(null);
    },
  };
}

/** Everything has arrived. What another window keeps of the same post stays. */
function forget(owner: string, postId: string) {
  const kept = readLocalCopy(owner, postId);
  if (kept === null || kept.window === thisWindow()) return removeLocalCopy(owner, postId);
  void isOtherWindowOpen(kept.window).then((isTheirs) => {
    const isSame = readLocalCopy(owner, postId)?.window === kept.window;
    if (!isTheirs && isSame) removeLocalCopy(owner, postId);
  });
}

function keptPhoto(photo: Photo | null): LocalCopy["photo"] {
  if (photo?.upload.state === "sent" && photo.size !== null) return { id: photo.upload.id, ...photo.size };
  return photo === null || photo.upload.state === "stored" ? null : "file";
}

function uploaded({ id, width, height }: { id: string; width: number; height: number }, crop: Crop | null): Photo {
  const url = `/api/uploads/${id}`;
  return { key: `upload ${id}`, file: null, url, size: { width, height }, crop, upload: { state: "sent", id } };
}
