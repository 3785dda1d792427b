"use client";

import { useEffect, useRef, useState } from "react";
import type { Crop, Size } from "@/lib/images/ratio";
import { checkFile } from "./check-file";
import { type UploadAnswer, uploadPhoto } from "./upload";

/** A newly chosen photo: shown at once from this device, sent in the background. */
export type Photo = {
  file: File;
  previewUrl: string;
  /** Of the upright photo; null until the browser has read it. */
  size: Size | null;
  /** In pixels of the upright photo. */
  crop: Crop | null;
  upload: { state: "sending"; done: number } | { state: "sent"; id: string } | { state: "failed"; message: string };
};

/** What must be let go of when another photo takes its place, or the page goes. */
type Held = {
  file: File | null;
  previewUrl: string | null;
  abort: AbortController | null;
  answer: Promise<UploadAnswer | null> | null;
};

function release(held: { current: Held }) {
  held.current.abort?.abort();
  if (held.current.previewUrl !== null) URL.revokeObjectURL(held.current.previewUrl);
  held.current = { file: null, previewUrl: null, abort: null, answer: null };
}

const unreadable = "This file cannot be read as a photo. Choose another one.";

export function usePhoto() {
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const held = useRef<Held>({ file: null, previewUrl: null, abort: null, answer: null });

  useEffect(() => () => release(held), []);

  function change(file: File, changes: Partial<Photo>) {
    setPhoto((now) => (now?.file === file ? { ...now, ...changes } : now));
  }

  function send(file: File) {
    const abort = new AbortController();
    change(file, { upload: { state: "sending", done: 0 } });
    const answer = uploadPhoto(file, (done) => change(file, { upload: { state: "sending", done } }), abort.signal).then(
      (result) => {
        const { ok } = result;
        change(file, {
          upload: ok ? { state: "sent", id: result.upload.id } : { state: "failed", message: result.message },
        });
        return result;
      },
      () => null, // Cancelled by the person.
    );
    held.current = { ...held.current, abort, answer };
  }

  function choose(file: File) {
    const refusal = checkFile(file);
    setProblem(refusal);
    if (refusal !== null) return;
    release(held);
    const previewUrl = URL.createObjectURL(file);
    held.current = { ...held.current, file, previewUrl };
    setPhoto({ file, previewUrl, size: null, crop: null, upload: { state: "sending", done: 0 } });
    send(file);
    readSize(previewUrl).then(
      (size) => change(file, { size }),
      () => file === held.current.file && clear(unreadable),
    );
  }

  function clear(reason: string | null = null) {
    release(held);
    setPhoto(null);
    setProblem(reason);
  }

  return {
    photo,
    problem,
    choose,
    clear,
    change,
    retry: () => photo && send(photo.file),
    /** Waits for the upload under way. Null when there is none, or it was cancelled. */
    settled: () => held.current.answer ?? Promise.resolve(null),
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
