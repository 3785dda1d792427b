"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Point, Size } from "@/lib/images/rotation";
import { frameWidth, pan, type View, zoomTo } from "./view";

type Input = { frame: RefObject<HTMLElement | null>; view: View; size: Size; onChange: (view: View) => void };

const WHEEL_PX_TO_DOUBLE = 240;

/** One finger (or the mouse) moves the photo, two fingers zoom it too, a wheel with the control key (a trackpad's pinch) zooms. */
export function useGestures({ frame, view, size, onChange }: Input) {
  const pointers = useRef(new Map<number, Point>());
  // Several events may come before the next render; each builds on the one before.
  const latest = useRef({ view, onChange });
  useEffect(() => {
    latest.current = { view, onChange };
  });

  function change(next: View) {
    latest.current = { ...latest.current, view: next };
    latest.current.onChange(next);
  }

  function move(event: PointerEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !pointers.current.has(event.pointerId)) return;
    const before = [...pointers.current.values()];
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = [...pointers.current.values()];
    const perPx = frameWidth(latest.current.view, size) / box.width;
    const [from, to] = [centreOf(before), centreOf(after)];
    let next = pan(latest.current.view, size, { x: (to.x - from.x) * perPx, y: (to.y - from.y) * perPx });
    const spread = spreadOf(before);
    if (spread > 0) next = zoomTo(next, size, (next.zoom * spreadOf(after)) / spread, placeIn(box, to));
    change(next);
  }

  useEffect(() => {
    const stage = frame.current?.parentElement;
    function zoom(event: WheelEvent) {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault(); // The browser would zoom the page; for that the listener must not be passive.
      const { view: now, onChange: tell } = latest.current;
      const factor = 2 ** (-event.deltaY / WHEEL_PX_TO_DOUBLE);
      const next = zoomTo(now, size, now.zoom * factor, placeIn(box, { x: event.clientX, y: event.clientY }));
      latest.current = { view: next, onChange: tell };
      tell(next);
    }
    stage?.addEventListener("wheel", zoom, { passive: false });
    return () => stage?.removeEventListener("wheel", zoom);
  }, [frame, size]);

  const end = (event: PointerEvent) => void pointers.current.delete(event.pointerId);
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function centreOf(points: Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** How far two fingers are apart; 0 for one. */
function spreadOf([one, other]: Point[]): number {
  return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
}

/** From the middle of the frame, in widths of it. */
function placeIn(box: DOMRect, { x, y }: Point): Point {
  return { x: (x - box.left - box.width / 2) / box.width, y: (y - box.top - box.height / 2) / box.width };
}
