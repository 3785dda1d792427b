export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

/** Straightening goes this far to either side; beyond it a quarter turn is nearer. */
export const MAX_STRAIGHTEN_DEGREES = 45;

/** What rounding to whole hundredths leaves is a third of a pixel in the corner of a 12-megapixel photo. */
const STEPS_PER_DEGREE = 100;
const FULL_TURN_STEPS = 360 * STEPS_PER_DEGREE;
const QUARTER_TURN_DEGREES = 90;

/** Any number of degrees as the same turn clockwise from 0 up to, but not including, 360, in hundredths. */
export function wrapRotation(degrees: number): number {
  const steps = Math.round(degrees * STEPS_PER_DEGREE) % FULL_TURN_STEPS;
  return ((steps + FULL_TURN_STEPS) % FULL_TURN_STEPS) / STEPS_PER_DEGREE;
}

/**
 * A rotation as a person sets it: quarter turns clockwise (0 to 3), then −45 to 45 degrees of straightening.
 * `joinRotation` puts the two together again.
 */
export function splitRotation(degrees: number): { quarterTurns: 0 | 1 | 2 | 3; straighten: number } {
  const rotation = wrapRotation(degrees);
  const nearest = Math.round(rotation / QUARTER_TURN_DEGREES);
  const straighten = Math.round((rotation - nearest * QUARTER_TURN_DEGREES) * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  return { quarterTurns: ([0, 1, 2, 3, 0] as const)[nearest] ?? 0, straighten };
}

/** @returns degrees clockwise, 0 ≤ rotation < 360 */
export function joinRotation(quarterTurns: number, straighten: number): number {
  return wrapRotation(quarterTurns * QUARTER_TURN_DEGREES + straighten);
}

export function isQuarterTurn(degrees: number): boolean {
  return degrees % QUARTER_TURN_DEGREES === 0;
}

/**
 * The box around a picture turned by this much, in pixels; whole numbers for quarter turns only. The same as react-easy-crop's
 * `rotateSize`, but exact at the quarter turns.
 */
export function turnedSize({ width, height }: Size, degrees: number): Size {
  const { cos, sin } = turn(degrees);
  const [across, along] = [Math.abs(cos), Math.abs(sin)];
  return { width: across * width + along * height, height: along * width + across * height };
}

/** A vector turned clockwise, as y grows downwards. */
export function turnVector({ x, y }: Point, degrees: number): Point {
  const { cos, sin } = turn(degrees);
  return { x: cos * x - sin * y, y: sin * x + cos * y };
}

/** `Math.cos(Math.PI / 2)` is not 0; a quarter turn has to be. */
function turn(degrees: number): { cos: number; sin: number } {
  const exact = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] } as const;
  const quarter = exact[(((degrees % 360) + 360) % 360) as keyof typeof exact];
  if (quarter !== undefined) return { cos: quarter[0], sin: quarter[1] };
  const radians = (degrees * Math.PI) / 180;
  return { cos: Math.cos(radians), sin: Math.sin(radians) };
}
