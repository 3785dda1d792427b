import type { PhotoFormat } from "./format";
import { iccName } from "./icc";

type Facts = { space: string; depth: string; icc?: Buffer | undefined };

/**
 * Whether every browser shows this file as it will be published: an sRGB JPEG. Of others they differ, from each other and from
 * libvips: whether a WebP is turned by its EXIF, a PNG's gamma counts, and what ink looks like that has no profile.
 */
export function isPlainJpeg(format: PhotoFormat, { space, depth, icc }: Facts): boolean {
  const isKnownSpace = icc === undefined || /\bsrgb\b/i.test(iccName(icc));
  return format === "jpeg" && depth === "uchar" && ["srgb", "b-w"].includes(space) && isKnownSpace;
}
