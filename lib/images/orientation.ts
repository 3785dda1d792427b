import type { Crop, Size } from "./ratio";

/** What makes stored pixels upright: mirror top to bottom, mirror left to right, then turn clockwise, in this order. */
export type Turn = { flip: boolean; flop: boolean; degrees: 0 | 90 | 180 | 270 };

const AS_STORED: Turn = { flip: false, flop: false, degrees: 0 };

/** By EXIF orientation 1 to 8 (CIPA DC-008, 4.6.5). */
const TURNS: Record<number, Turn> = {
  1: AS_STORED,
  2: { flip: false, flop: true, degrees: 0 },
  3: { flip: false, flop: false, degrees: 180 },
  4: { flip: true, flop: false, degrees: 0 },
  5: { flip: true, flop: false, degrees: 90 },
  6: { flip: false, flop: false, degrees: 90 },
  7: { flip: true, flop: false, degrees: 270 },
  8: { flip: false, flop: false, degrees: 270 },
};

/** Anything but 1 to 8 counts as upright, as browsers have it. */
export function turnFor(orientation: number | undefined): Turn {
  return TURNS[orientation ?? 1] ?? AS_STORED;
}

export function isSideways(turn: Turn): boolean {
  return turn.degrees === 90 || turn.degrees === 270;
}

/**
 * Where a crop of the upright picture lies in the stored one. Cutting before turning means that only the small result has to
 * be turned, never the whole photo in memory.
 */
export function storedCrop(crop: Crop, upright: Size, turn: Turn): Crop {
  const right = upright.width - crop.x - crop.width;
  const bottom = upright.height - crop.y - crop.height;
  const swapped = { width: crop.height, height: crop.width };
  const straight = { width: crop.width, height: crop.height };
  const fromTop = { 0: crop.y, 90: right, 180: bottom, 270: crop.x }[turn.degrees];
  const fromLeft = { 0: crop.x, 90: crop.y, 180: right, 270: bottom }[turn.degrees];
  const size = isSideways(turn) ? swapped : straight;
  const stored = isSideways(turn) ? { width: upright.height, height: upright.width } : upright;
  return {
    x: turn.flop ? stored.width - fromLeft - size.width : fromLeft,
    y: turn.flip ? stored.height - fromTop - size.height : fromTop,
    ...size,
  };
}
