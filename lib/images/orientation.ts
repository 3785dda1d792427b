import type { Size } from "./rotation";
import type { Box } from "./slant";

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

/** The EXIF orientation that means the same. Top to bottom is left to right and half a turn, and both together are half a turn. */
export function orientationOf({ flip, flop, degrees }: Turn): number {
  const turned = (degrees + (flip ? 180 : 0)) % 360;
  const isMirrored = flip !== flop;
  const same = Object.entries(TURNS).find(
    ([, other]) =>
      (other.flip || other.flop) === isMirrored && (other.degrees + (other.flip ? 180 : 0)) % 360 === turned,
  );
  return Number(same?.[0] ?? 1);
}

/** The same, and then quarter turns clockwise on top of it. */
export function turnFurther(turn: Turn, quarterTurns: 0 | 1 | 2 | 3): Turn {
  const degrees = ([0, 90, 180, 270] as const)[(turn.degrees / 90 + quarterTurns) % 4] ?? 0;
  return { ...turn, degrees };
}

export function isSideways(turn: Turn): boolean {
  return turn.degrees === 90 || turn.degrees === 270;
}

/**
 * Where a box in the picture, as it is after `turn`, lies in the stored one. Cutting before turning means that only the
 * small result has to be turned, never the whole photo in memory.
 */
export function storedBox(box: Box, turned: Size, turn: Turn): Box {
  const right = turned.width - box.x - box.width;
  const bottom = turned.height - box.y - box.height;
  const swapped = { width: box.height, height: box.width };
  const straight = { width: box.width, height: box.height };
  const fromTop = { 0: box.y, 90: right, 180: bottom, 270: box.x }[turn.degrees];
  const fromLeft = { 0: box.x, 90: box.y, 180: right, 270: bottom }[turn.degrees];
  const size = isSideways(turn) ? swapped : straight;
  const stored = isSideways(turn) ? { width: turned.height, height: turned.width } : turned;
  return {
    x: turn.flop ? stored.width - fromLeft - size.width : fromLeft,
    y: turn.flip ? stored.height - fromTop - size.height : fromTop,
    ...size,
  };
}
