"use client";

import { ImagePlus } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { ACCEPTED_TYPES } from "./check-file";

type Props = { onFile: (file: File) => void; error: string | null };

/** The whole area is the label of a file input: a tap, a click, Enter or a dropped file. */
export function DropZone({ onFile, error }: Props) {
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  }

  return (
    <label
      htmlFor="photo"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex aspect-[4/5] max-h-[44svh] w-full flex-col items-center justify-center gap-3 border-2 border-dashed p-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-md:border-x-0 md:max-h-[70svh] md:rounded-sheet ${
        isOver ? "border-accent bg-accent-tint" : "border-line bg-sunken hover:border-edge"
      }`}
    >
      <span className="flex size-14 items-center justify-center rounded-full bg-surface text-accent">
        <ImagePlus size={26} aria-hidden />
      </span>
      <span className="text-lg font-semibold">Choose a photo</span>
      <span className="text-soft">
        <span className="max-md:hidden">or drop it here. </span>JPEG, PNG, WebP or AVIF, up to 30 MB
      </span>
      <PhotoInput onFile={onFile} describedBy={error === null ? undefined : "photo-error"} />
    </label>
  );
}

type InputProps = { onFile: (file: File) => void; describedBy?: string | undefined };

export function PhotoInput({ onFile, describedBy }: InputProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const onFileRef = useRef(onFile);

  // On a slow line a photo can be chosen before this code has arrived to hear of it.
  useEffect(() => {
    const early = inputRef.current?.files?.[0];
    if (early !== undefined) onFileRef.current(early);
  }, []);

  return (
    <input
      ref={inputRef}
      id="photo"
      type="file"
      accept={ACCEPTED_TYPES.join(",")}
      aria-label="Choose a photo"
      aria-describedby={describedBy}
      className="sr-only"
      onChange={(event) => {
        const file = event.target.files?.[0];
        event.target.value = ""; // So that the same file can be chosen again.
        if (file !== undefined) onFile(file);
      }}
    />
  );
}
