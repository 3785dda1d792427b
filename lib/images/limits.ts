import type { PhotoFormat } from "./format";
import { ImageError } from "./image-error";

/** A phone's 108-megapixel photo passes. Instagram keeps 1440 pixels of width, so nothing is lost by refusing more. */
const MAX_PIXELS = 120_000_000;
const MAX_SIDE_PX = 20_000;
/** Below this a picture would be enlarged more than threefold to reach Instagram's 320. */
const MIN_SIDE_PX = 100;
/** For decoders that hold the whole picture: a 48-megapixel progressive JPEG without chroma subsampling needs 293 MB. */
const MAX_HELD_BYTES = 300_000_000;
/** Measured with sharp 0.35.5: 801 MB for 100 megapixels of WebP, 191 MB for 12 and 850 MB for 50 of AVIF. */
const WEBP_PIXEL_BYTES = 8;
const AVIF_PIXEL_BYTES = 16;

/** What a file's header says of its pixels, as they are stored. */
export type PixelFacts = {
  format: PhotoFormat;
  width: number;
  height: number;
  channels: number;
  isDeep: boolean;
  /** Progressive JPEG, interlaced PNG: all of it must be held before the first row is known. */
  isProgressive: boolean;
};

/** @throws ImageError for a picture too big to decode safely or too small to post. Costs nothing: looks at the header only. */
export function checkLimits(facts: PixelFacts): void {
  const { width, height } = facts;
  const isTooBig =
    width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX || heldBytes(facts) > MAX_HELD_BYTES;
  if (isTooBig) throw new ImageError("too-many-pixels");
  if (Math.min(width, height) < MIN_SIDE_PX) throw new ImageError("too-small");
}

/** How much the decoder keeps in memory at once; JPEG and PNG are otherwise read row by row. */
function heldBytes({ format, width, height, channels, isDeep, isProgressive }: PixelFacts): number {
  const pixels = width * height;
  if (format === "webp") return WEBP_PIXEL_BYTES * pixels;
  if (format === "avif") return AVIF_PIXEL_BYTES * pixels;
  if (!isProgressive) return 0;
  return pixels * channels * (format === "jpeg" || isDeep ? 2 : 1); // a JPEG's coefficients have 16 bits
}
