import "server-only";
import type { Size } from "../rotation";
import { fromPixels, type Pixels } from "./pixels";

/** Meta takes 8 MiB (media reference, "Image specifications"). Only noise comes near; a photo has about 1 MB at quality 95. */
const MAX_RENDITION_BYTES = 6 * 1024 * 1024;
export const QUALITIES = [95, 88, 80, 70] as const;
/**
 * Full chroma: Instagram will halve it anyway, and halving twice smears red edges. Searching for better scans saves 2 % and
 * costs 40 % more time (measured at 1440 px).
 */
export const RENDITION_JPEG = { mozjpeg: true, optimiseScans: false, chromaSubsampling: "4:4:4" } as const;
/** Covers a 3:4 tile of 320 CSS pixels on a screen with two device pixels for each. */
const THUMBNAIL_PX = { width: 640, height: 853 };
/** Half of that, for a screen with one device pixel for each, and for the small pictures of a calendar or a list on any. */
const SMALL_PX = { width: 320, height: 427 };
/** 3 % more bytes than libwebp's usual effort, in two thirds of its time (measured): that pays for the small one. */
const THUMBNAIL_WEBP = { quality: 80, effort: 2 } as const;
const PLACEHOLDER_WIDTH_PX = 16;

export async function encodeJpeg(pixels: Pixels): Promise<Buffer> {
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    jpeg = await fromPixels(pixels)
      .jpeg({ ...RENDITION_JPEG, quality })
      .toBuffer();
    if (jpeg.length <= MAX_RENDITION_BYTES) return jpeg;
  }
  return jpeg;
}

export type Small = { thumbnail: Buffer; smallThumbnail: Buffer; placeholder: string };

/** Each is made of the one before: the smaller ones cost next to nothing then. */
export async function encodeSmall(pixels: Pixels): Promise<Small> {
  const middle = await shrink(pixels, THUMBNAIL_PX);
  const thumbnail = await fromPixels(middle).webp(THUMBNAIL_WEBP).toBuffer();
  const small = await shrink(middle, SMALL_PX);
  const smallThumbnail = await fromPixels(small).webp(THUMBNAIL_WEBP).toBuffer();
  const tiny = await fromPixels(small).resize(PLACEHOLDER_WIDTH_PX).webp({ quality: 40 }).toBuffer();
  return { thumbnail, smallThumbnail, placeholder: `data:image/webp;base64,${tiny.toString("base64")}` };
}

function shrink(pixels: Pixels, size: Size): Promise<Pixels> {
  const fit = { fit: "outside", withoutEnlargement: true } as const;
  return fromPixels(pixels)
    .resize({ ...size, ...fit })
    .raw()
    .toBuffer({ resolveWithObject: true });
}
