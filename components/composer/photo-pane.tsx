"use client";

import { RefreshCw } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { PostDetail } from "@/lib/posts/view";
import { CropFrame } from "./crop-frame";
import { DropZone, PhotoInput } from "./drop-zone";
import { UploadStatus } from "./upload-status";
import type { PhotoControl } from "./use-photo";

type Props = { control: PhotoControl; stored: PostDetail["image"]; altText: string; error: string | null };

/** The newly chosen photo to crop, or the stored one, or the place to choose one. */
export function PhotoPane({ control, stored, altText, error }: Props) {
  const { photo } = control;
  const sentence = control.problem ?? error;
  return (
    <div>
      {photo !== null ? <NewPhoto control={control} photo={photo} /> : null}
      {photo === null && stored !== null ? <StoredPhoto image={stored} altText={altText} control={control} /> : null}
      {photo === null && stored === null ? <DropZone onFile={control.choose} error={sentence} /> : null}
      <div className="px-4 pt-2 md:px-0">
        <FieldError id="photo-error" message={sentence} />
      </div>
    </div>
  );
}

function NewPhoto({ control, photo }: { control: PhotoControl; photo: NonNullable<PhotoControl["photo"]> }) {
  const { file, previewUrl, size, upload } = photo;
  return (
    <>
      {size === null ? (
        <div className="shimmer aspect-[4/5] max-h-[58svh] w-full md:max-h-[64svh] md:rounded-sheet" />
      ) : (
        <CropFrame key={previewUrl} url={previewUrl} size={size} onCrop={(crop) => control.change(file, { crop })} />
      )}
      <div className="flex flex-wrap items-center gap-x-2 pr-1 pl-4 md:px-0">
        <div className="min-w-36 flex-1">
          <UploadStatus upload={upload} onCancel={() => control.clear()} onRetry={control.retry} />
        </div>
        {upload.state === "sending" ? null : <ChangePhoto onFile={control.choose} />}
      </div>
    </>
  );
}

type StoredProps = { image: NonNullable<PostDetail["image"]>; altText: string; control: PhotoControl };

function StoredPhoto({ image, altText, control }: StoredProps) {
  return (
    <>
      <img
        src={image.url}
        width={image.width}
        height={image.height}
        alt={altText === "" ? "The photo of this post" : altText}
        className="mx-auto max-h-[58svh] w-auto bg-sunken object-contain md:mx-0 md:max-h-[70svh] md:rounded-sheet"
      />
      <div className="flex px-1 pt-2 md:px-0">
        <ChangePhoto onFile={control.choose} />
      </div>
    </>
  );
}

function ChangePhoto({ onFile }: { onFile: (file: File) => void }) {
  return (
    <label
      htmlFor="photo"
      className={buttonClass("quiet", "has-focus-visible:outline-2 has-focus-visible:outline-accent")}
    >
      <RefreshCw size={18} aria-hidden />
      Change photo
      <PhotoInput onFile={onFile} />
    </label>
  );
}
