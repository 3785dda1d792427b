import "server-only";
import sharp, { type Sharp } from "sharp";
import { MAX_SCALED_PIXELS } from "../limits";
import type { Size } from "../rotation";
import type { Box } from "../slant";

/** Leaves a factor of two to Lanczos, as with a big JPEG. */
const FINENESS = 2;

/**
 * A box of a picture that is too big to be held: its decoder makes all of it smaller first, as far as `size` leaves room for
 * or else as far as memory needs it. The box is off by half a pixel of the smaller picture at most.
 */
export async function scaleOnLoad(image: Sharp, box: Box, whole: Size, size: Size): Promise<Sharp> {
  const wanted = FINENESS * Math.max(size.width / box.width, size.height / box.height);
  const scale = Math.min(1, wanted, Math.sqrt(MAX_SCALED_PIXELS / (whole.width * whole.height)));
  const scaled = { width: Math.ceil(whole.width * scale), height: Math.ceil(whole.height * scale) };
  const { start: left, length: width } = span(box.x, box.width, scaled.width / whole.width);
  const { start: top, length: height } = span(box.y, box.height, scaled.height / whole.height);
  const { data, info } = await image
    .resize({ ...scaled, fit: "fill", fastShrinkOnLoad: true })
    .extract({ left, top, width, height })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info });
}

function span(from: number, length: number, scale: number): { start: number; length: number } {
  const start = Math.round(from * scale);
  return { start, length: Math.max(1, Math.round((from + length) * scale) - start) };
}
