"use client";

import { Crop as CropIcon, RefreshCw } from "lucide-react";
import { useState } from "react";
import { CroppedPhoto } from "@/components/crop/cropped-photo";
import { Cropper } from "@/components/crop/cropper";
import { Alert } from "@/components/ui/alert";
import { Button, buttonClass } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { isEnlarged, isLegalRatio, MIN_WIDTH_PX } from "@/lib/images/ratio";
import type { PostDetail } from "@/lib/posts/view";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import { DropAnywhere } from "./drop-anywhere";
import { DropZone, PhotoInput } from "./drop-zone";
import type { Photo } from "./photo";
import { UploadStatus } from "./upload-status";
import type { PhotoControl } from "./use-photo";

type Props = {
  control: PhotoControl;
  /** The picture as it was rendered, for a post whose original is not kept any more. */
  published: PostDetail["image"];
  altText: string;
  error: string | null;
};

/** The photo in its frame, or the place to choose one. */
export function PhotoPane({ control, published, altText, error }: Props) {
  const { photo } = control;
  const sentence = control.problem ?? error;
  const alt = altText === "" ? "The photo of this post" : altText;
  return (
    <div>
      {photo !== null ? <ChosenPhoto key={photo.key} control={control} photo={photo} alt={alt} /> : null}
      {photo === null && published !== null ? <RenderedPhoto image={published} alt={alt} control={control} /> : null}
      {photo === null && published === null ? <DropZone onFile={control.choose} error={sentence} /> : null}
      <div className="px-4 pt-2 md:px-0">
        <FieldError id="photo-error" message={sentence} />
      </div>
      <DropAnywhere onFile={control.choose} />
    </div>
  );
}

type ChosenProps = { control: PhotoControl; photo: Photo; alt: string };

/** A photo that Instagram takes as it is shows whole; one that must be cut opens in the cropper. */
function ChosenPhoto({ control, photo, alt }: ChosenProps) {
  const { key, url, size, crop, upload } = photo;
  const mustCrop = size !== null && upload.state !== "stored" && !isLegalRatio(size.width, size.height);
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isCropping = isOpen ?? mustCrop;
  if (url === null || size === null || crop === null) {
    return (
      <>
        <div className="shimmer aspect-[4/5] max-h-[58svh] w-full md:max-h-[64svh] md:rounded-sheet" />
        <Below control={control} photo={photo} />
      </>
    );
  }
  return (
    <>
      {isCropping ? (
        <Cropper
          url={url}
          size={size}
          crop={crop}
          onCrop={(next) => control.setCrop(key, next)}
          onDone={() => setOpen(false)}
        />
      ) : (
        <CroppedPhoto url={url} size={size} crop={crop} alt={alt} />
      )}
      {isEnlarged(crop) ? (
        <div className="px-4 pt-3 md:px-0">
          <Alert tone="warn">{UPLOAD_WORDS.soft(crop.width, MIN_WIDTH_PX)}</Alert>
        </div>
      ) : null}
      <Below control={control} photo={photo}>
        {isCropping ? null : (
          <Button variant="quiet" className="px-3" onClick={() => setOpen(true)}>
            <CropIcon size={18} aria-hidden />
            Crop
          </Button>
        )}
      </Below>
    </>
  );
}

type BelowProps = { control: PhotoControl; photo: Photo; children?: React.ReactNode };

function Below({ control, photo, children }: BelowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 pr-1 pl-4 md:px-0">
      <div className="flex-1 empty:hidden">
        <UploadStatus upload={photo.upload} onCancel={() => control.clear()} onRetry={control.retry} />
      </div>
      <div className="ml-auto flex items-center">
        {children}
        {photo.upload.state === "sending" ? null : <ChangePhoto onFile={control.choose} />}
      </div>
    </div>
  );
}

type RenderedProps = { image: NonNullable<PostDetail["image"]>; alt: string; control: PhotoControl };

function RenderedPhoto({ image, alt, control }: RenderedProps) {
  return (
    <>
      <img
        src={image.url}
        width={image.width}
        height={image.height}
        alt={alt}
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
      className={buttonClass("quiet", "px-3 has-focus-visible:outline-2 has-focus-visible:outline-accent")}
    >
      <RefreshCw size={18} aria-hidden />
      Change photo
      <PhotoInput onFile={onFile} />
    </label>
  );
}
