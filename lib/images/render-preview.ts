import "server-only";
import { createGate } from "./gate";
import type { Size } from "./ratio";
import { withSource } from "./render/open";
import { decodeWhole, fromPixels } from "./render/pixels";

/** One at a time: somebody is looking at it, but posts that are due go first. */
const inTurn = createGate(1);
/** Two device pixels for each of the 1,024 that a cropper has at most. */
const PREVIEW_PX = 2048;

/**
 * A photo to look at while it is cropped: upright, sRGB, on white, without metadata, the longer side at most 2,048 pixels.
 * @returns WebP, whatever the original is: a browser that cannot show a HEIC can show this
 * @throws ImageError with a sentence for the person.
 */
export function renderPreview(original: Buffer): Promise<Buffer> {
  return inTurn(() =>
    withSource(original, async (source) => {
      const pixels = await decodeWhole(source, previewSize(source.upright));
      return fromPixels(pixels).webp({ quality: 84 }).toBuffer();
    }),
  );
}

function previewSize({ width, height }: Size): Size {
  const scale = Math.min(1, PREVIEW_PX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
