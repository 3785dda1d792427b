import type { PhotoFormat } from "./format";
import { ImageError } from "./image-error";
import { mostPixels } from "./iso-boxes";

/** A phone's 108-megapixel photo passes. Instagram keeps 1440 pixels of width, so nothing is lost by refusing more. */
const MAX_PIXELS = 120_000_000;
const MAX_SIDE_PX = 20_000;
/** Below this a picture would be enlarged more than threefold to reach Instagram's 320. */
const MIN_SIDE_PX = 100;
/** For decoders that hold the whole picture: a 48-megapixel progressive JPEG without chroma subsampling needs 293 MB. */
export const MAX_HELD_BYTES = 300_000_000;
/** Measured with sharp 0.35.5: 385 MB for 49 megapixels of WebP, with alpha or without, lossless or not. */
const WEBP_PIXEL_BYTES = 8;
/** What a WebP may be made smaller to by its decoder; a lossless one is held whole once beside that (285 MB for 49 megapixels). */
export const MAX_SCALED_PIXELS = 24_000_000;
/**
 * Measured with sharp 0.35.5 at 12 to 48 megapixels: 16.0 to 16.5 in 8 bits with 4:2:0, 19.1 to 19.7 with 4:4:4, 19 to 20 in 10 bits
 * with 4:2:0, 25 to 26.3 with 4:4:4 (12 bits and alpha add nothing). All count as the worst: a file may lie about its depth and
 * colour, and its decoder does not mind.
 */
const AVIF_PIXEL_BYTES = 27;
/** For an AVIF that is decoded while no other big one is: 26 megapixels, as cameras of 24 and 26 have them. */
const MAX_HELD_ALONE_BYTES = 26_000_000 * AVIF_PIXEL_BYTES;
/** The pixels, with alpha or without, and the decoder in its thread: 50 megapixels pass. */
const HEIC_PIXEL_BYTES = 6;

/** What a file's header says of its pixels, as they are stored. */
export type PixelFacts = {
  format: PhotoFormat;
  width: number;
  height: number;
  channels: number;
  isDeep: boolean;
  /** Of a JPEG, 4:2:0: colour at half the resolution in both directions. */
  isHalfChroma: boolean;
  /** Progressive JPEG, interlaced PNG: all of it must be held before the first row is known. */
  isProgressive: boolean;
};

/**
 * Costs nothing: looks at the header only.
 * @param bytes of which the header was read
 * @throws ImageError for a picture too big to decode safely or too small to post
 */
export function checkLimits(facts: PixelFacts, bytes: Buffer): void {
  const { format, width, height } = facts;
  const isTooBig = width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX;
  if (isTooBig) throw new ImageError("too-many-pixels");
  const mayHoldBytes = isDecodedAlone(format, bytes) ? MAX_HELD_ALONE_BYTES : MAX_HELD_BYTES;
  if (heldBytes(facts, bytes) > mayHoldBytes)
    throw new ImageError(format === "jpeg" ? "too-many-pixels" : "too-many-for-format");
  if (Math.min(width, height) < MIN_SIDE_PX) throw new ImageError("too-small");
}

/** Whether a picture needs so much memory that no two like it may be decoded at once: an AVIF of more than 11 megapixels. */
export function isDecodedAlone(format: PhotoFormat, bytes: Buffer): boolean {
  return format === "avif" && AVIF_PIXEL_BYTES * mostPixels(bytes) > MAX_HELD_BYTES;
}

/** How much the decoder keeps in memory at once; JPEG and PNG are otherwise read row by row. */
function heldBytes(facts: PixelFacts, bytes: Buffer): number {
  const { format, width, height, channels, isDeep, isHalfChroma, isProgressive } = facts;
  const pixels = width * height;
  if (format === "webp") return (WEBP_PIXEL_BYTES / 2) * (pixels + Math.min(pixels, MAX_SCALED_PIXELS));
  if (format === "avif") return AVIF_PIXEL_BYTES * Math.max(pixels, mostPixels(bytes));
  if (format === "heic") return HEIC_PIXEL_BYTES * pixels;
  if (!isProgressive) return 0;
  if (format === "jpeg") return pixels * (isHalfChroma ? 1.5 : channels) * 2; // its coefficients have 16 bits
  return pixels * channels * (isDeep ? 2 : 1);
}

/** Whether this WebP must be made smaller while it is decoded. */
export function isScaledOnLoad(format: PhotoFormat, { width, height }: { width: number; height: number }): boolean {
  return format === "webp" && WEBP_PIXEL_BYTES * width * height > MAX_HELD_BYTES;
}
