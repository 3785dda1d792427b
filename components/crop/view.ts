import { type Crop, centredCrop, legalCrop, MIN_CROP_WIDTH_PX, middleOf } from "@/lib/images/ratio";
import { joinRotation, type Point, type Size, splitRotation, turnedSize, turnVector } from "@/lib/images/rotation";
import { firstShape, ratioOf, type Shape, shapeChoices } from "./shapes";

/**
 * What a cropper shows: the frame stands still, the photo moves beneath it. The same thing as a `Crop`, in the terms in which
 * it is changed, and without rounding.
 */
export type View = {
  shape: Shape;
  /** Width over height. */
  ratio: number;
  /** Degrees clockwise, as in `Crop`. */
  rotation: number;
  /** The point of the upright original that is in the middle of the frame, in its pixels. */
  middle: Point;
  /** 1 = as much of the photo as a frame of this shape can hold. */
  zoom: number;
};

const MOST_ZOOM = 8;
/** A stored crop was rounded to whole pixels: its ratio is as near to the shape's as that allows. */
const NEAR = 0.004;

/** The view that shows a crop, to the pixel. */
export function viewOf(crop: Crop, size: Size): View {
  const { rotation } = crop;
  const ratio = crop.width / crop.height;
  const upright = uprightOf(size, rotation);
  const isNear = (shape: Shape) => Math.abs(ratioOf(shape, upright, ratio) - ratio) < NEAR * ratio;
  const shape = shapeChoices(upright).find(({ key }) => isNear(key))?.key ?? "free";
  return { shape, ratio, rotation, middle: middleOf(crop, size), zoom: widest(size, ratio, rotation) / crop.width };
}

/** Nothing turned, and as little cut off as Instagram allows. */
export function firstCrop(size: Size): Crop {
  return centredCrop(size, ratioOf(firstShape(size), size, 1));
}

export function cropOf(view: View, size: Size): Crop {
  const { rotation, ratio } = view;
  const width = frameWidth(view, size);
  const height = width / ratio;
  const box = turnedSize(size, rotation);
  const at = turnVector({ x: view.middle.x - size.width / 2, y: view.middle.y - size.height / 2 }, rotation);
  const x = at.x + (box.width - width) / 2;
  const y = at.y + (box.height - height) / 2;
  return legalCrop({ x, y, width, height, rotation }, size);
}

/** How wide the frame is, in pixels of the original. */
export function frameWidth({ ratio, rotation, zoom }: View, size: Size): number {
  return widest(size, ratio, rotation) / zoom;
}

export function maxZoom({ ratio, rotation }: View, size: Size): number {
  return Math.min(Math.max(widest(size, ratio, rotation) / MIN_CROP_WIDTH_PX, 1), MOST_ZOOM);
}

/** The photo follows a finger. @param by in pixels of the original, along the frame's sides */
export function pan(view: View, size: Size, by: Point): View {
  const move = turnVector(by, -view.rotation);
  return settle({ ...view, middle: { x: view.middle.x - move.x, y: view.middle.y - move.y } }, size);
}

/** @param at what stays where it is: its distance from the middle of the frame, in widths of the frame */
export function zoomTo(view: View, size: Size, zoom: number, at: Point = { x: 0, y: 0 }): View {
  const next = { ...view, zoom: Math.min(Math.max(zoom, 1), maxZoom(view, size)) };
  const shrunk = frameWidth(view, size) - frameWidth(next, size);
  const move = turnVector({ x: at.x * shrunk, y: at.y * shrunk }, -view.rotation);
  return settle({ ...next, middle: { x: view.middle.x + move.x, y: view.middle.y + move.y } }, size);
}

export function reshape(view: View, size: Size, shape: Shape): View {
  const ratio = ratioOf(shape, uprightOf(size, view.rotation), view.ratio);
  return settle({ ...view, shape, ratio }, size);
}

export function stretch(view: View, size: Size, ratio: number): View {
  return settle({ ...view, shape: "free", ratio: ratioOf("free", size, ratio) }, size);
}

/** A quarter turn clockwise. A free or original frame lies down with the photo, if that is legal. */
export function turn(view: View, size: Size): View {
  const { quarterTurns, straighten } = splitRotation(view.rotation);
  const rotation = joinRotation(quarterTurns + 1, straighten);
  const upright = uprightOf(size, rotation);
  const isOffered = shapeChoices(upright).some(({ key }) => key === view.shape);
  const shape = isOffered ? view.shape : firstShape(upright);
  return settle({ ...view, rotation, shape, ratio: ratioOf(shape, upright, 1 / view.ratio) }, size);
}

/** @param degrees −45 to 45 */
export function straightenTo(view: View, size: Size, degrees: number): View {
  return settle({ ...view, rotation: joinRotation(splitRotation(view.rotation).quarterTurns, degrees) }, size);
}

/** The photo's size as it stands after its quarter turns. */
export function uprightOf(size: Size, rotation: number): Size {
  return turnedSize(size, splitRotation(rotation).quarterTurns * 90);
}

/** The widest frame of this shape that the photo can fill at this rotation. */
function widest(size: Size, ratio: number, rotation: number): number {
  const reach = turnedSize({ width: ratio, height: 1 }, rotation);
  return Math.min(size.width / reach.width, size.height / reach.height) * ratio;
}

/** Back to where every corner of the frame is on the photo. */
function settle(view: View, size: Size): View {
  const zoom = Math.min(Math.max(view.zoom, 1), maxZoom(view, size));
  const width = frameWidth({ ...view, zoom }, size);
  const reach = turnedSize({ width, height: width / view.ratio }, view.rotation);
  const within = (at: number, across: number, side: number) =>
    across >= side ? side / 2 : Math.min(Math.max(at, across / 2), side - across / 2);
  const middle = {
    x: within(view.middle.x, reach.width, size.width),
    y: within(view.middle.y, reach.height, size.height),
  };
  return { ...view, zoom, middle };
}
