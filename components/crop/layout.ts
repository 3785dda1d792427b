import { type Point, type Size, turnVector } from "@/lib/images/rotation";
import { frameWidth, pan, type View, zoomTo } from "./view";

/** What of the stage is left free around the frame. */
const MARGIN_PX = 12;

/** The frame of this ratio, as large as a stage has room for. In CSS pixels, like everything on the screen. */
export function frameOn(room: Size, ratio: number): Size {
  const width = Math.max(1, Math.min(room.width - 2 * MARGIN_PX, (room.height - 2 * MARGIN_PX) * ratio));
  return { width, height: width / ratio };
}

/**
 * A view in the terms of react-easy-crop: `position`, its `crop`, is how far the photo's middle is from the frame's;
 * `media` is how large the photo is at zoom 1, chosen so that its zoom is the view's.
 */
export function placeIn(frame: Size, view: View, size: Size): { position: Point; media: Size } {
  const perPx = frame.width / frameWidth(view, size);
  const { x, y } = turnVector({ x: size.width / 2 - view.middle.x, y: size.height / 2 - view.middle.y }, view.rotation);
  return {
    position: { x: x * perPx, y: y * perPx },
    media: { width: (size.width * perPx) / view.zoom, height: (size.height * perPx) / view.zoom },
  };
}

/** What a gesture has come to. All lengths are in widths of the frame. */
export type Gesture = {
  /** The view that it began with. */
  from: Pick<View, "middle" | "zoom">;
  /** What it zooms around, from the middle of the frame. */
  around: Point;
  /** How far it has moved since. */
  by: Point;
};

/** The legal view nearest to what a gesture asks for: what was under the fingers when it began stays under them. */
export function follow(view: View, size: Size, { from, around, by }: Gesture, zoom: number): View {
  const zoomed = zoomTo({ ...view, middle: from.middle, zoom: from.zoom }, size, zoom, around);
  const px = frameWidth(zoomed, size);
  return pan(zoomed, size, { x: by.x * px, y: by.y * px });
}
