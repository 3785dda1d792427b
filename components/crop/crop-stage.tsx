"use client";

import { type KeyboardEvent, useRef } from "react";
import type { Size } from "@/lib/images/rotation";
import { PHOTO_WORDS } from "@/lib/words/compose";
import { PhotoLayer } from "./photo-layer";
import { useGestures } from "./use-gestures";
import { frameWidth, pan, uprightOf, type View, zoomTo } from "./view";

type Props = { url: string; size: Size; view: View; onChange: (view: View) => void };

const STEP = 0.01;
const BIG_STEP = 0.08;
const ZOOM_STEP = 1.08;

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** As much room as the photo needs, between tall and wide. */
function stageRatio({ width, height }: Size): number {
  return Math.min(Math.max(width / height, 4 / 5), 1.5);
}

/** The photo beneath a frame that stands still. What lies in the frame is what is published. */
export function CropStage({ url, size, view, onChange }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const gestures = useGestures({ frame, view, size, onChange });

  function press(event: KeyboardEvent) {
    const arrow = arrows[event.key];
    const next = arrow === undefined ? zoomed(event.key) : moved(arrow, event.shiftKey ? BIG_STEP : STEP);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(next);
  }

  function moved(arrow: { x: number; y: number }, step: number): View {
    const px = frameWidth(view, size) * step;
    return pan(view, size, { x: arrow.x * px, y: arrow.y * px });
  }

  function zoomed(key: string): View | null {
    if (key === "+" || key === "=") return zoomTo(view, size, view.zoom * ZOOM_STEP);
    return key === "-" ? zoomTo(view, size, view.zoom / ZOOM_STEP) : null;
  }

  return (
    <div
      // It takes keys and says which: the nearest thing to a role that a surface to move a picture on has.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys
      tabIndex={0}
      aria-label={PHOTO_WORDS.cropKeys}
      onKeyDown={press}
      {...gestures}
      className="relative max-h-[58svh] w-full cursor-grab touch-none overflow-hidden bg-[oklch(0.2_0.006_66)] [container-type:size] active:cursor-grabbing md:max-h-[64svh] md:rounded-sheet"
      style={{ aspectRatio: stageRatio(uprightOf(size, view.rotation)) }}
    >
      <div
        ref={frame}
        data-crop-frame
        className="absolute top-1/2 left-1/2 -translate-1/2 [container-type:inline-size]"
        style={{
          aspectRatio: view.ratio,
          width: `min(calc(100cqw - 1.5rem), calc((100cqh - 1.5rem) * ${view.ratio}))`,
        }}
      >
        <PhotoLayer
          url={url}
          size={size}
          frameWidth={frameWidth(view, size)}
          middle={view.middle}
          rotation={view.rotation}
          alt=""
        />
        <div className="pointer-events-none absolute inset-0 shadow-[0_0_0_100vmax_oklch(0.12_0.006_66/0.66)] outline-1 outline-white/80" />
        <Thirds />
      </div>
    </div>
  );
}

/** Lines to straighten by. */
function Thirds() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 grid grid-cols-3 grid-rows-3">
      {["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => (
        <span key={key} className="-outline-offset-1 outline-1 outline-white/20" />
      ))}
    </div>
  );
}
