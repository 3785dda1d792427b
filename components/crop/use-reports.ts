"use client";

import { type RefObject, type TouchEvent, useRef } from "react";
import { flushSync } from "react-dom";
import type { CropperInteraction } from "react-easy-crop";
import type { Point, Size } from "@/lib/images/rotation";
import { follow, type Gesture } from "./layout";
import type { View } from "./view";

type Input = {
  stage: RefObject<HTMLElement | null>;
  frame: Size;
  position: Point;
  view: View;
  size: Size;
  onChange: (view: View) => void;
};

/** `start`: the position it counts from; null for a wheel, which only zooms. */
type Reported = Gesture & { start: Point | null };

const NOWHERE: Point = { x: 0, y: 0 };

/**
 * Makes legal views of what react-easy-crop reports. It reports gestures, and also its own sums: the position as it was given
 * after every change, and that position scaled after a change of the frame. The latter are not for us, who have done them.
 */
export function useReports({ stage, frame, position, view, size, onChange }: Input) {
  const gesture = useRef<Reported | null>(null);

  function begin(around: Point, start: Point | null) {
    gesture.current = { from: view, around, by: NOWHERE, start };
  }

  /** React-easy-crop counts the next report from what it was given last: that must be this one. */
  function change(to: Gesture, zoom: number) {
    flushSync(() => onChange(follow(view, size, to, zoom)));
  }

  /** From the middle of the frame, which is the middle of the stage, in widths of the frame. */
  function placeOf(points: { clientX: number; clientY: number }[]): Point {
    const box = stage.current?.getBoundingClientRect();
    if (box === undefined) return NOWHERE;
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      x: (mean(points.map(({ clientX }) => clientX)) - box.left - box.width / 2) / frame.width,
      y: (mean(points.map(({ clientY }) => clientY)) - box.top - box.height / 2) / frame.width,
    };
  }

  return {
    onInteractionStart({ source }: CropperInteraction) {
      if (source !== "mouse") return;
      // The keys go on where the mouse stops; react-easy-crop keeps the browser from doing this.
      stage.current?.focus({ preventScroll: true });
      begin(NOWHERE, position);
    },
    onTouchRequest({ touches }: TouchEvent) {
      begin(placeOf(Array.from(touches)), position);
      return true;
    },
    /** A wheel scrolls the page; with the control key, which is also a trackpad's pinch, it zooms. */
    onWheelRequest(event: WheelEvent) {
      if (!(event.ctrlKey || event.metaKey)) return false;
      begin(placeOf([event]), null);
      return true;
    },
    onCropChange(to: Point) {
      const now = gesture.current;
      if (now === null || now.start === null || to === position) return;
      now.by = { x: (to.x - now.start.x) / frame.width, y: (to.y - now.start.y) / frame.width };
      change(now, view.zoom);
    },
    onZoomChange(zoom: number) {
      const now = gesture.current ?? { from: view, around: NOWHERE, by: NOWHERE, start: null };
      change(now, zoom);
      if (now.start === null) gesture.current = null;
    },
    onInteractionEnd({ source }: CropperInteraction) {
      if (source === "wheel") return;
      const ended = gesture.current;
      // Its last report comes with the next frame.
      requestAnimationFrame(() => {
        if (gesture.current === ended) gesture.current = null;
      });
    },
    onCropSizeChange() {
      gesture.current = null;
    },
  };
}
