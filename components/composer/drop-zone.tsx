"use client";

import { Camera, ImagePlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { PHOTO_WORDS } from "@/lib/words/compose";
import { ACCEPTED_TYPES, DESK_TYPES } from "./check-file";

type Props = { onFile: (file: File) => void; error: string | null };

/** The whole area is the label of a file input: a tap, a click or Enter. Dropping works anywhere: see `DropAnywhere`. */
export function DropZone({ onFile, error }: Props) {
  return (
    <div>
      <label
        htmlFor="photo"
        className="flex aspect-[4/5] max-h-[44svh] w-full flex-col items-center justify-center gap-3 border-2 border-line border-dashed bg-sunken p-6 text-center transition-colors hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 max-md:border-x-0 md:max-h-[70svh] md:rounded-sheet"
      >
        <span className="flex size-14 items-center justify-center rounded-full bg-surface text-accent">
          <ImagePlus size={26} aria-hidden />
        </span>
        <span className="text-lg font-semibold">Choose a photo</span>
        <span className="text-soft">
          <span className="max-md:hidden">{PHOTO_WORDS.orDrop} </span>JPEG, PNG, WebP, AVIF or HEIC, up to 30 MB
        </span>
        <PhotoInput onFile={onFile} describedBy={error === null ? undefined : "photo-error"} />
      </label>
      <CameraButton onFile={onFile} />
    </div>
  );
}

/** Only where a finger is the pointer, which is where a camera is at hand. */
function CameraButton({ onFile }: { onFile: (file: File) => void }) {
  return (
    <label
      htmlFor="camera"
      className={buttonClass("secondary", "mx-4 mt-3 hidden pointer-coarse:flex md:mx-0 has-focus-visible:outline-2")}
    >
      <Camera size={18} aria-hidden />
      Take a photo
      <input
        id="camera"
        type="file"
        accept="image/*"
        capture="environment"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </label>
  );
}

type InputProps = { onFile: (file: File) => void; describedBy?: string | undefined };

export function PhotoInput({ onFile, describedBy }: InputProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const onFileRef = useRef(onFile);

  // A phone would hand over its HEIC as it is, were it named here.
  const [types, setTypes] = useState<readonly string[]>(ACCEPTED_TYPES);
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) setTypes(DESK_TYPES);
  }, []);

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
      accept={types.join(",")}
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
