"use client";

import { useState } from "react";
import type { Crop } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";
import { CropControls } from "./crop-controls";
import { CropStage } from "./crop-stage";
import { cropOf, type View, viewOf } from "./view";

type Props = { url: string; size: Size; crop: Crop; onCrop: (crop: Crop) => void; onDone: () => void };

/** Changes a crop. It keeps the unrounded view for itself, so that sliding to and fro ends where it began. */
export function Cropper({ url, size, crop, onCrop, onDone }: Props) {
  const [view, setView] = useState(() => viewOf(crop, size));

  function change(next: View) {
    setView(next);
    onCrop(cropOf(next, size));
  }

  return (
    <div>
      <CropStage url={url} size={size} view={view} onChange={change} />
      <CropControls size={size} view={view} onChange={change} onDone={onDone} />
    </div>
  );
}
