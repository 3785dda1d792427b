import "server-only";
import sharp, { type Sharp } from "sharp";
import { isSideways, storedBox, type Turn, turnFurther } from "../orientation";
import { type Crop, isEnlarged, renditionSize } from "../ratio";
import { type Size, splitRotation, turnedSize } from "../rotation";
import { type Box, EDGE_PX, planSlant } from "../slant";
import type { Source } from "./open";
import { throughProfile } from "./profile";

/** 8-bit sRGB without alpha, row by row. */
export type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

const WITH_INFO = { resolveWithObject: true } as const;

/** The pixels of the rendition: what a legal crop shows, on white, in 8-bit sRGB. The photo is decoded once. */
export async function decodeCrop(source: Source, crop: Crop): Promise<Pixels> {
  const { quarterTurns, straighten } = splitRotation(crop.rotation);
  const turn = turnFurther(source.turn, quarterTurns);
  const turned = { ...source, turn, upright: turnedSize(source.upright, quarterTurns * 90) };
  return straighten === 0 && !isEnlarged(crop)
    ? decodeArea(turned, crop, renditionSize(crop))
    : decodeTransformed(turned, { ...crop, rotation: straighten });
}

/** All of the photo, upright, scaled to this size: other proportions distort it. */
export function decodeWhole(source: Source, size: Size): Promise<Pixels> {
  return decodeArea(source, { x: 0, y: 0, ...source.upright }, size);
}

async function decodeTransformed(source: Source, frame: Crop): Promise<Pixels> {
  const { area, scaled, matrix, offset, window } = planSlant(frame, source.upright);
  const straight = await decodeArea(source, area, scaled);
  // In two steps: sharp would extend after it has turned.
  const edge = { top: EDGE_PX, bottom: EDGE_PX, left: EDGE_PX, right: EDGE_PX };
  const extended = await fromPixels(straight)
    .extend({ ...edge, extendWith: "copy" })
    .raw()
    .toBuffer(WITH_INFO);
  const slanted = await fromPixels(extended)
    .affine(matrix, { interpolator: "bicubic", odx: offset.x, ody: offset.y })
    .raw()
    .toBuffer(WITH_INFO);
  const { width, height } = renditionSize(frame);
  return fromPixels(slanted)
    .extract({ left: window.x, top: window.y, width: window.width, height: window.height })
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer(WITH_INFO);
}

/** A box of the picture as it is after `turn`, scaled, turned, on white, in sRGB. `upright` is the size after `turn`. */
async function decodeArea(source: Source, area: Box, size: Size): Promise<Pixels> {
  const { upright, turn, isDeepWithProfile, profile } = source;
  const stored = isSideways(turn) ? { width: size.height, height: size.width } : size;
  const image = await source.open(storedBox(area, upright, turn), stored);
  resize(image, stored, turn).flatten({ background: "#ffffff" }).toColourspace("srgb");
  // Sharp turns 16 bits with a profile into P3 and stops there unless told otherwise: up to 40 steps off (measured, 0.35.5).
  if (isDeepWithProfile) image.withIccProfile("srgb", { attach: false });
  const pixels = await image.raw().toBuffer(WITH_INFO);
  return profile === null ? pixels : throughProfile(pixels, profile);
}

function resize(image: Sharp, { width, height }: Size, turn: Turn): Sharp {
  return image
    .resize(width, height, {
      fit: "fill",
      kernel: "lanczos3",
      fastShrinkOnLoad: false, // leaves at least a factor of two to Lanczos
    })
    .flip(turn.flip)
    .flop(turn.flop)
    .rotate(turn.degrees);
}

export function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
