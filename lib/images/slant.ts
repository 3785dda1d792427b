import { type Crop, middleOf, renditionSize } from "./ratio";
import { type Point, type Size, turnedSize, turnVector } from "./rotation";

/** Whole pixels. */
export type Box = { x: number; y: number; width: number; height: number };

/**
 * How to cut a slanted frame, or one that has to be enlarged, out of a photo with what libvips has: `area` is cut out, shrunk
 * to `scaled` (about twice as fine as the result, if it has so many pixels), given `EDGE_PX` more pixels on every side that
 * repeat its edge, put through an affine transformation, of whose output `window` is cut out and brought to the size of the
 * rendition. Turning at twice the fineness keeps what the interpolation blurs out of what is left in the end. The
 * transformation also enlarges, because libvips' resize moves what it enlarges by half a new pixel (measured, sharp 0.35.5).
 */
export type SlantPlan = {
  area: Box;
  scaled: Size;
  matrix: [[number, number], [number, number]];
  /** Sharp's `odx` and `ody`: under a pixel, so that the frame begins between two pixels. */
  offset: Point;
  window: Box;
};

export const EDGE_PX = 4;
const FINENESS = 2;
/** The affine transformation's whole output is held in memory, at three bytes a pixel: 72 MB. */
const MAX_TURNED_PIXELS = 24_000_000;
/** As far as Lanczos reaches, and one for what is rounded. */
const MARGIN_PX = 3 + 1;

/** @param frame in the box around `photo` turned by `frame.rotation`, legal; the photo's quarter turns are done already. */
export function planSlant(frame: Crop, photo: Size): SlantPlan {
  const slant = frame.rotation;
  const window = windowSize(frame, slant);
  const perPixel = window.width / frame.width;
  const middle = middleOf(frame, photo);
  const shrink = Math.min(1, perPixel);
  const area = areaAround(middle, turnedSize(frame, slant), MARGIN_PX / shrink, photo);
  const scaled = { width: Math.round(area.width * shrink), height: Math.round(area.height * shrink) };
  const step = { x: scaled.width / area.width, y: scaled.height / area.height };

  const scale = { x: window.width / frame.width, y: window.height / frame.height };
  const transform = (input: Point): Point => {
    const turned = turnVector({ x: input.x / step.x, y: input.y / step.y }, slant);
    return { x: turned.x * scale.x, y: turned.y * scale.y };
  };
  const [across, down] = [transform({ x: 1, y: 0 }), transform({ x: 0, y: 1 })];
  const origin = outputOrigin(transform, { width: scaled.width + 2 * EDGE_PX, height: scaled.height + 2 * EDGE_PX });
  const target = transform({
    x: (middle.x - area.x) * step.x + EDGE_PX,
    y: (middle.y - area.y) * step.y + EDGE_PX,
  });
  const start = {
    x: Math.round(target.x - window.width / 2 - origin.x),
    y: Math.round(target.y - window.height / 2 - origin.y),
  };
  // Libvips counts from the middle of a pixel, all of the above from its corner.
  const half = transform({ x: 0.5, y: 0.5 });
  return {
    area,
    scaled,
    matrix: [
      [across.x, down.x],
      [across.y, down.y],
    ],
    offset: {
      x: start.x + origin.x + window.width / 2 - target.x + half.x - 0.5,
      y: start.y + origin.y + window.height / 2 - target.y + half.y - 0.5,
    },
    window: { ...start, ...window },
  };
}

/** The rendition, two times as fine, or as fine as memory allows. */
function windowSize(frame: Crop, slant: number): Size {
  const { width, height } = renditionSize(frame);
  // What is turned beside the frame is enlarged like it: of a tiny frame it is most of the output.
  const around = 2 * (MARGIN_PX + EDGE_PX) * Math.max(1, width / frame.width);
  const area = turnedSize({ width, height }, slant);
  const turned = turnedSize({ width: area.width + around, height: area.height + around }, slant);
  const fineness = Math.min(FINENESS, Math.sqrt(MAX_TURNED_PIXELS / (turned.width * turned.height)));
  return { width: Math.round(width * fineness), height: Math.round(height * fineness) };
}

/** Whole pixels of the photo that hold everything within reach of the middle, and a margin. */
function areaAround(middle: Point, reach: Size, margin: number, photo: Size): Box {
  const x = Math.max(0, Math.floor(middle.x - reach.width / 2 - margin));
  const y = Math.max(0, Math.floor(middle.y - reach.height / 2 - margin));
  const right = Math.min(photo.width, Math.ceil(middle.x + reach.width / 2 + margin));
  const bottom = Math.min(photo.height, Math.ceil(middle.y + reach.height / 2 + margin));
  return { x, y, width: right - x, height: bottom - y };
}

/** Libvips starts its output at the rounded upper left corner of the transformed input. */
function outputOrigin(transform: (input: Point) => Point, { width, height }: Size): Point {
  const corners = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ].map(transform);
  return {
    x: Math.round(Math.min(...corners.map(({ x }) => x))),
    y: Math.round(Math.min(...corners.map(({ y }) => y))),
  };
}
