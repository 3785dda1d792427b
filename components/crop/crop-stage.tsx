"use client";

import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import EasyCrop from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import type { Point, Size } from "@/lib/images/rotation";
import { PHOTO_WORDS } from "@/lib/words/compose";
import { frameOn, placeIn } from "./layout";
import { useReports } from "./use-reports";
import { useRoom } from "./use-room";
import { frameWidth, maxZoom, pan, uprightOf, type View, zoomTo } from "./view";

type Props = { url: string; size: Size; view: View; onChange: (view: View) => void };

const STEP = 0.01;
const BIG_STEP = 0.08;
const ZOOM_STEP = 1.08;

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** As much room as the photo needs, between tall and wide. */
function stageRatio({ width, height }: Size): number {
  return Math.min(Math.max(width / height, 4 / 5), 1.5);
}

/** Without it react-easy-crop would drag with any button, and lose the button behind a context menu. */
function keepOtherButtons(event: MouseEvent) {
  if (event.button !== 0) event.stopPropagation();
}

/** The photo beneath a frame that stands still. What lies in the frame is what is published. */
export function CropStage({ url, size, view, onChange }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const room = useRoom(stage);

  function press(event: KeyboardEvent) {
    const arrow = arrows[event.key];
    const next = arrow === undefined ? zoomed(event.key) : moved(arrow, event.shiftKey ? BIG_STEP : STEP);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(next);
  }

  function moved(arrow: Point, step: number): View {
    const px = frameWidth(view, size) * step;
    return pan(view, size, { x: arrow.x * px, y: arrow.y * px });
  }

  function zoomed(key: string): View | null {
    if (key === "+" || key === "=") return zoomTo(view, size, view.zoom * ZOOM_STEP);
    return key === "-" ? zoomTo(view, size, view.zoom / ZOOM_STEP) : null;
  }

  return (
    <div
      ref={stage}
      // It takes keys and says which: the nearest thing to a role that a surface to move a picture on has.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys
      tabIndex={0}
      aria-label={PHOTO_WORDS.cropKeys}
      onKeyDown={press}
      onMouseDownCapture={keepOtherButtons}
      className="relative max-h-[58svh] w-full overflow-hidden bg-[oklch(0.2_0.006_66)] md:max-h-[64svh] md:rounded-sheet"
      style={{ aspectRatio: stageRatio(uprightOf(size, view.rotation)) }}
    >
      {room === null ? null : <Crop stage={stage} room={room} url={url} size={size} view={view} onChange={onChange} />}
    </div>
  );
}

type CropProps = Props & { stage: { readonly current: HTMLElement | null }; room: Size };

/** React-easy-crop, told the whole layout: its own would hold the frame to a small photo's size, or a turned one's. */
function Crop({ stage, room, url, size, view, onChange }: CropProps) {
  const frame = frameOn(room, view.ratio);
  const { position, media } = placeIn(frame, view, size);
  const reports = useReports({ stage, frame, position, view, size, onChange });
  return (
    <EasyCrop
      image={url}
      crop={position}
      zoom={view.zoom}
      rotation={view.rotation}
      aspect={view.ratio}
      cropSize={frame}
      minZoom={1}
      maxZoom={maxZoom(view, size)}
      // A notch of the wheel is as much of a close photo as of a distant one.
      zoomSpeed={view.zoom}
      // It would hold the frame to the box around a slanted photo, empty corners and all. `view.ts` holds it to the photo.
      restrictPosition={false}
      // The one fit that does not hold the photo to the stage.
      objectFit="horizontal-cover"
      style={{
        mediaStyle: { width: media.width, height: media.height, flexShrink: 0 },
        cropAreaStyle: { color: "oklch(0.12 0.006 66 / 0.66)", borderColor: "oklch(1 0 0 / 0.8)" },
      }}
      mediaProps={{ draggable: false }}
      // The keys are the stage's.
      cropperProps={{ tabIndex: undefined, onKeyDown: undefined, onKeyUp: undefined }}
      // Its styles are imported: the policy lets no script write any into the page.
      disableAutomaticStylesInjection
      {...reports}
    />
  );
}
