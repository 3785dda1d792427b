/** Instagram's feed ratios, width over height, both ends allowed. Source: Meta's media reference, "Image specifications". */
export const MIN_RATIO = 4 / 5;
export const MAX_RATIO = 1.91;
/** Instagram scales wider pictures down and narrower ones up, without saying so. Same source. */
export const MAX_WIDTH_PX = 1440;
export const MIN_WIDTH_PX = 320;
/** Ours, not Meta's: what one upload may weigh. */
export const MAX_UPLOAD_BYTES = 30 * 1024 * 1024;

export type Size = { width: number; height: number };

/** Whole pixels of the upright original: the picture as it is shown, with its EXIF orientation applied. */
export type Crop = { x: number; y: number; width: number; height: number };

/** Compared in whole numbers, so that 4:5 and 191:100 themselves are legal whatever a float makes of them. */
export function isLegalRatio(width: number, height: number): boolean {
  return 5 * width >= 4 * height && 100 * width <= 191 * height;
}

/**
 * The nearest crop that Instagram accepts: moved and cut to lie inside the original, then trimmed on both sides by the fewest
 * pixels that make its ratio legal. A legal crop comes back unchanged, and its rendition is legal too: see `renditionSize`.
 */
export function legalCrop(crop: Crop, original: Size): Crop {
  const width = clamp(Math.round(crop.width), 1, original.width);
  const height = clamp(Math.round(crop.height), 1, original.height);
  const x = clamp(Math.round(crop.x), 0, original.width - width);
  const y = clamp(Math.round(crop.y), 0, original.height - height);
  const legalWidth = Math.min(width, Math.floor((191 * height) / 100));
  const legalHeight = Math.min(height, Math.floor((5 * width) / 4));
  return {
    x: x + Math.floor((width - legalWidth) / 2),
    y: y + Math.floor((height - legalHeight) / 2),
    width: legalWidth,
    height: legalHeight,
  };
}

/** The largest crop of this ratio (width over height) around the middle, made legal. */
export function centredCrop(original: Size, ratio: number): Crop {
  // Rounded towards the square, so that 4:5 and 1.91:1 stay legal and lose no further pixel.
  const [roundWidth, roundHeight] = ratio > 1 ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor];
  const width = clamp(roundWidth(original.height * ratio), 1, original.width);
  const height = clamp(roundHeight(original.width / ratio), 1, original.height);
  const x = Math.floor((original.width - width) / 2);
  const y = Math.floor((original.height - height) / 2);
  return legalCrop({ x, y, width, height }, original);
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

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
