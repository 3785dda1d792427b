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

const unreadable = "This file cannot be read as a photo. Choose another one.";

export function usePhoto() {
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<{ abort: AbortController; answer: Promise<UploadAnswer | null> } | null>(null);
  const previewUrl = useRef<string | null>(null);
  const current = useRef<File | null>(null);

  function forget() {
    running.current?.abort.abort();
    running.current = null;
    if (previewUrl.current !== null) URL.revokeObjectURL(previewUrl.current);
    previewUrl.current = null;
    current.current = null;
  }

  useEffect(() => forget, []);

  function change(file: File, changes: Partial<Photo>) {
    setPhoto((now) => (now?.file === file ? { ...now, ...changes } : now));
  }

  function send(file: File) {
    const abort = new AbortController();
    change(file, { upload: { state: "sending", done: 0 } });
    const answer = uploadPhoto(file, (done) => change(file, { upload: { state: "sending", done } }), abort.signal).then(
      (result) => {
        const { ok } = result;
        change(file, { upload: ok ? { state: "sent", id: result.upload.id } : { state: "failed", message: result.message } });
        return result;
      },
      () => null, // Cancelled by the person.
    );
    running.current = { abort, answer };
  }

  function choose(file: File) {
    const refusal = checkFile(file);
    setProblem(refusal);
    if (refusal !== null) return;
    forget();
    current.current = file;
    previewUrl.current = URL.createObjectURL(file);
    setPhoto({ file, previewUrl: previewUrl.current, size: null, crop: null, upload: { state: "sending", done: 0 } });
    send(file);
    readSize(previewUrl.current).then(
      (size) => change(file, { size }),
      () => file === current.current && clear(unreadable),
    );
  }

  function clear(reason: string | null = null) {
    forget();
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
    settled: () => running.current?.answer ?? Promise.resolve(null),
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
