import { isQuarterTurn, type Point, type Size, turnedSize, turnVector, wrapRotation } from "./rotation";

export type { Size };

/** What floats may be off by; far less than any pixel can show. */
const ROUNDING_ERROR_PX = 1e-6;

/** Instagram's feed ratios, width over height, both ends allowed. Source: Meta's media reference, "Image specifications". */
export const MIN_RATIO = 4 / 5;
export const MAX_RATIO = 1.91;
/** Instagram scales wider pictures down and narrower ones up, without saying so. Same source. */
export const MAX_WIDTH_PX = 1440;
export const MIN_WIDTH_PX = 320;
/** Ours, not Meta's: what one upload may weigh. */
export const MAX_UPLOAD_BYTES = 30 * 1024 * 1024;
/** Ours: below this a crop would be enlarged more than threefold to reach Instagram's 320. */
export const MIN_CROP_WIDTH_PX = 100;

/**
 * The frame a person put over their photo.
 *
 * Take the upright original (its EXIF orientation applied), turn it by `rotation` degrees clockwise around its centre, and
 * draw the upright box that just holds it (`turnedSize`). `x`, `y`, `width` and `height` are whole pixels in that box, from its
 * upper left corner, one pixel as large as one of the original. This is what react-easy-crop 6 reports as `croppedAreaPixels`
 * with its `rotation`, only that react-easy-crop lets the frame reach into the empty corners of the box, and `legalCrop` does
 * not. With `rotation` 0 the box is the original itself, which is what older crops, stored without a rotation, mean.
 */
export type Crop = {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Degrees clockwise, 0 ≤ rotation < 360, in hundredths. `joinRotation` makes it of quarter turns and straightening. */
  rotation: number;
};

/** Compared in whole numbers, so that 4:5 and 191:100 themselves are legal whatever a float makes of them. */
export function isLegalRatio(width: number, height: number): boolean {
  return 5 * width >= 4 * height && 100 * width <= 191 * height;
}

/**
 * The nearest crop that can be published: whole pixels, a ratio that Instagram takes, at least 100 wide where the photo has
 * that much, and every corner on the photo. It is trimmed on both sides by the fewest pixels that make its ratio legal; a frame
 * over an empty corner is moved onto the photo, and shrunk around its middle only if it is larger than the photo allows at
 * this rotation. A legal crop comes back unchanged, and its rendition is legal too: see `renditionSize`.
 */
export function legalCrop(crop: Crop, original: Size): Crop {
  const rotation = wrapRotation(crop.rotation);
  const box = turnedSize(original, rotation);
  const width = clamp(Math.round(crop.width), 1, Math.floor(box.width));
  const height = clamp(Math.round(crop.height), 1, Math.floor(box.height));
  const x = clamp(Math.round(crop.x), 0, Math.floor(box.width) - width);
  const y = clamp(Math.round(crop.y), 0, Math.floor(box.height) - height);
  const trimmed = resized({ x, y, width, height, rotation }, legalSize({ width, height }));
  return putOnPhoto(widened(putOnPhoto(trimmed, original), original), original);
}

export function isLegalCrop(crop: Crop, original: Size): boolean {
  const legal = legalCrop(crop, original);
  return (["x", "y", "width", "height", "rotation"] as const).every((key) => legal[key] === crop[key]);
}

/**
 * The largest crop of this ratio (width over height) around the middle of the photo turned by `rotation`, made legal. No
 * frame of this ratio can be larger, so it also tells how far one may zoom out.
 */
export function centredCrop(original: Size, ratio: number, rotation = 0): Crop {
  const box = turnedSize(original, rotation);
  const reach = turnedSize({ width: ratio, height: 1 }, rotation);
  const most = Math.min(original.width / reach.width, original.height / reach.height);
  // Rounded towards the square, so that 4:5 and 1.91:1 stay legal and lose no further pixel.
  const [roundWidth, roundHeight] = ratio > 1 ? [roundDown, roundUp] : [roundUp, roundDown];
  const width = clamp(roundWidth(most * ratio), 1, Math.floor(box.width));
  const height = clamp(roundHeight(most), 1, Math.floor(box.height));
  const x = Math.floor((box.width - width) / 2);
  const y = Math.floor((box.height - height) / 2);
  return legalCrop({ x, y, width, height, rotation }, original);
}

/** The middle of a crop in pixels of the upright original, as it is before it is turned. */
export function middleOf(crop: Crop, original: Size): Point {
  const box = turnedSize(original, crop.rotation);
  const fromMiddle = { x: crop.x + (crop.width - box.width) / 2, y: crop.y + (crop.height - box.height) / 2 };
  const { x, y } = turnVector(fromMiddle, -crop.rotation);
  return { x: x + original.width / 2, y: y + original.height / 2 };
}

/**
 * What a crop becomes, in pixels: 320 to 1440 wide, otherwise as it is.
 * A legal crop stays legal however its height is rounded: at 1440 wide the exact height lies between 753.9 and 1800, at 320
 * between 167.5 and 400, and the whole numbers nearest to these ends are legal; at every other width nothing is rounded.
 */
export function renditionSize(crop: Size): Size {
  const width = clamp(crop.width, MIN_WIDTH_PX, MAX_WIDTH_PX);
  return { width, height: Math.max(1, Math.round((crop.height * width) / crop.width)) };
}

/** Whether the picture has fewer pixels than Instagram wants, so that it is scaled up and looks soft. */
export function isEnlarged(crop: Size): boolean {
  return crop.width < MIN_WIDTH_PX;
}

function legalSize({ width, height }: Size): Size {
  return {
    width: Math.min(width, Math.floor((191 * height) / 100)),
    height: Math.min(height, Math.floor((5 * width) / 4)),
  };
}

/** Around the same middle, or half a pixel to the upper left of it. */
function resized(crop: Crop, { width, height }: Size): Crop {
  const x = crop.x + Math.floor((crop.width - width) / 2);
  const y = crop.y + Math.floor((crop.height - height) / 2);
  return { ...crop, x, y, width, height };
}

/** At least `MIN_CROP_WIDTH_PX` wide, unless the photo has no room for that at this rotation. */
function widened(crop: Crop, original: Size): Crop {
  if (crop.width >= MIN_CROP_WIDTH_PX) return crop;
  const width = MIN_CROP_WIDTH_PX;
  const asked = Math.round((crop.height * width) / crop.width);
  const height = clamp(asked, Math.ceil((100 * width) / 191), Math.floor((5 * width) / 4));
  const wide = resized(crop, { width, height });
  const { x, y } = roomFor(wide, original);
  return x < 0 || y < 0 ? crop : wide;
}

/** How far the middle of a frame of this size may be from the middle of the original, along the original's own sides. */
function roomFor({ width, height, rotation }: Omit<Crop, "x" | "y">, original: Size): Point {
  const reach = turnedSize({ width, height }, rotation);
  const slack = roundingSlack(rotation);
  return { x: (original.width - reach.width) / 2 - slack, y: (original.height - reach.height) / 2 - slack };
}

/** Rounding a frame's corner to whole pixels of the box moves it by at most this much along the sides of the original. */
function roundingSlack(rotation: number): number {
  return isQuarterTurn(rotation) ? 0 : turnedSize({ width: 0.5, height: 0.5 }, rotation).width;
}

function putOnPhoto(crop: Crop, original: Size): Crop {
  return isOnPhoto(crop, original) ? crop : movedOntoPhoto(crop, original);
}

function isOnPhoto(crop: Crop, original: Size): boolean {
  const middle = middleOf(crop, original);
  const reach = turnedSize(crop, crop.rotation);
  const isInside = (at: number, across: number, side: number) =>
    at - across / 2 >= -ROUNDING_ERROR_PX && at + across / 2 <= side + ROUNDING_ERROR_PX;
  return isInside(middle.x, reach.width, original.width) && isInside(middle.y, reach.height, original.height);
}

/** Shrunk if it must be, then moved along the sides of the original by as little as puts its corners inside. */
function movedOntoPhoto(crop: Crop, original: Size): Crop {
  const { rotation } = crop;
  const reach = turnedSize(crop, rotation);
  const slack = 2 * roundingSlack(rotation);
  const scale = Math.min(1, (original.width - slack) / reach.width, (original.height - slack) / reach.height);
  const size = legalSize({
    width: Math.max(1, roundDown(crop.width * scale)),
    height: Math.max(1, roundDown(crop.height * scale)),
  });
  const room = roomFor({ ...size, rotation }, original);
  const middle = middleOf(crop, original);
  const fromMiddle = {
    x: clamp(middle.x - original.width / 2, Math.min(0, -room.x), Math.max(0, room.x)),
    y: clamp(middle.y - original.height / 2, Math.min(0, -room.y), Math.max(0, room.y)),
  };
  const moved = turnVector(fromMiddle, rotation);
  const box = turnedSize(original, rotation);
  return {
    x: Math.round(moved.x + (box.width - size.width) / 2),
    y: Math.round(moved.y + (box.height - size.height) / 2),
    ...size,
    rotation,
  };
}

function roundDown(px: number): number {
  return Math.floor(px + ROUNDING_ERROR_PX);
}

function roundUp(px: number): number {
  return Math.ceil(px - ROUNDING_ERROR_PX);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
