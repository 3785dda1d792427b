"use client";

import { ZoomIn } from "lucide-react";
import { useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
import { type Crop, legalCrop, type Size } from "@/lib/images/ratio";
import { RatioPicker } from "./ratio-picker";
import { firstRatio, type RatioKey, ratioChoices } from "./ratios";

const MAX_ZOOM = 4;

type Props = {
  url: string;
  size: Size;
  onCrop: (crop: Crop) => void;
};

/** As much room as the photo needs, between tall and wide. */
function frameRatio({ width, height }: Size): number {
  return Math.min(Math.max(width / height, 4 / 5), 1.5);
}

/** What lies in the frame is what is published. */
export function CropFrame({ url, size, onCrop }: Props) {
  const [position, setPosition] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [chosen, setChosen] = useState<RatioKey>(() => firstRatio(size));
  const choices = ratioChoices(size);
  const ratio = choices.find(({ key }) => key === chosen)?.value ?? 1;

  function report(_percent: Area, area: Area) {
    onCrop(legalCrop(area, size));
  }

  function pickRatio(key: RatioKey) {
    setChosen(key);
    setPosition({ x: 0, y: 0 });
    setZoom(1);
  }

  return (
    <div>
      <div
        className="relative max-h-[58svh] w-full overflow-hidden bg-[oklch(0.2_0.006_66)] md:max-h-[64svh] md:rounded-sheet"
        style={{ aspectRatio: frameRatio(size) }}
      >
        <Cropper
          image={url}
          crop={position}
          zoom={zoom}
          maxZoom={MAX_ZOOM}
          aspect={ratio}
          onCropChange={setPosition}
          onZoomChange={setZoom}
          onCropComplete={report}
          onCropAreaChange={report}
          // A wheel scrolls the page; with the control key (and so a trackpad pinch) it zooms.
          onWheelRequest={(event) => event.ctrlKey || event.metaKey}
          keyboardStep={8}
          mediaProps={{ alt: "" }}
          cropperProps={{
            role: "group",
            "aria-label": "Crop. Arrow keys move the photo in the frame.",
          }}
          style={{ cropAreaStyle: { color: "oklch(0.12 0.006 66 / 0.62)", border: "1px solid oklch(1 0 0 / 0.8)" } }}
        />
      </div>
      <div className="space-y-1 px-4 pt-3 md:px-0">
        <RatioPicker choices={choices} chosen={chosen} onChoose={pickRatio} />
        <div className="flex min-h-11 items-center gap-3">
          <ZoomIn size={20} className="text-soft" aria-hidden />
          <label htmlFor="zoom" className="sr-only">
            Zoom
          </label>
          <input
            id="zoom"
            type="range"
            min={1}
            max={MAX_ZOOM}
            step={0.01}
            value={zoom}
            aria-valuetext={`${Math.round(zoom * 100)} percent`}
            onChange={(event) => setZoom(Number(event.target.value))}
            className="h-11 flex-1 accent-accent"
          />
        </div>
      </div>
    </div>
  );
}
