"use client";

import { useEffect, useRef, useState } from "react";
import { firstCrop } from "@/components/crop/view";
import type { Crop } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";
import { checkFile } from "./check-file";
import type { Photo } from "./photo";
import { settle } from "./settle";
import { uploadPhoto } from "./upload";

/** What must be let go of when another photo takes its place, or the page goes. */
type Held = {
  objectUrl: string | null;
  abort: AbortController | null;
  /** All its bytes are there; only the answer is missing. */
  sentId: string | null;
};

const NOTHING: Held = { objectUrl: null, abort: null, sentId: null };

function release(held: { current: Held }) {
  held.current.abort?.abort();
  if (held.current.objectUrl !== null) URL.revokeObjectURL(held.current.objectUrl);
  held.current = NOTHING;
}

/** @param first the photo that the post has already */
export function usePhoto(first: Photo | null) {
  const [photo, setPhoto] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const held = useRef(NOTHING);
  const stored = useRef(first);
  const count = useRef(0);

  useEffect(() => () => release(held), []);

  function change(key: string, changes: (photo: Photo) => Partial<Photo>) {
    setPhoto((now) => (now?.key === key ? { ...now, ...changes(now) } : now));
  }

  function send(key: string, file: File) {
    const abort = new AbortController();
    const sending = (done: number) => change(key, () => ({ upload: { state: "sending", done } }));
    sending(0);
    held.current = { ...held.current, abort };
    uploadPhoto(file, {
      onProgress: sending,
      signal: abort.signal,
      sentId: held.current.sentId,
      onSent: (sentId) => (held.current = { ...held.current, sentId }),
    }).then(
      (result) => change(key, (now) => settle(now, result)),
      () => undefined, // Cancelled by the person.
    );
  }

  /** Shown at once from this device, sent in the background. */
  function choose(file: File, crop: Crop | null = null) {
    const refusal = checkFile(file);
    setProblem(refusal);
    if (refusal !== null) return;
    release(held);
    count.current += 1;
    const key = `chosen ${count.current}`;
    const objectUrl = URL.createObjectURL(file);
    held.current = { ...NOTHING, objectUrl };
    setPhoto({ key, file, url: null, size: null, crop, upload: { state: "sending", done: 0 } });
    send(key, file);
    readSize(objectUrl).then(
      (size) => change(key, (now) => ({ url: objectUrl, size, crop: now.crop ?? firstCrop(size) })),
      () => undefined, // This browser cannot show it; the server may, once it has it.
    );
  }

  /** Takes up a photo that the server has from before, or none. */
  function putBack(next: Photo | null) {
    release(held);
    setProblem(null);
    setPhoto(next);
  }

  /** The post has this photo now. */
  function markStored(key: string) {
    change(key, () => ({ upload: { state: "stored" } }));
    setPhoto((now) => {
      if (now?.key === key) stored.current = now;
      return now;
    });
  }

  return {
    photo,
    problem,
    choose,
    putBack,
    markStored,
    /** Back to the photo that the post has. */
    clear: () => putBack(stored.current),
    setCrop: (key: string, crop: Crop) => change(key, () => ({ crop })),
    retry: () => photo !== null && photo.file !== null && send(photo.key, photo.file),
  };
}

/** Width and height as shown, with the EXIF orientation applied. Rejects when the browser cannot read the photo. */
async function readSize(url: string): Promise<Size> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

export type PhotoControl = ReturnType<typeof usePhoto>;
