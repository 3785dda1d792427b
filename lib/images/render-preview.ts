import "server-only";
import type { Turn } from "./gate";
import type { Size } from "./ratio";
import { inLane, NOBODY } from "./render/lanes";
import { withSource } from "./render/open";
import { decodeWhole, fromPixels } from "./render/pixels";

/** Two device pixels for each of the 1,024 that a cropper has at most. */
const PREVIEW_PX = 2048;

/**
 * A photo to look at while it is cropped: upright, sRGB, on white, without metadata, the longer side at most 2,048 pixels.
 * @returns WebP, whatever the original is: a browser that cannot show a HEIC can show this
 * @throws ImageError with a sentence for the person, and the signal's reason when they stopped waiting.
 */
export function renderPreview(original: Buffer, turn: Turn = NOBODY): Promise<Buffer> {
  return inLane("preview", original, turn, () =>
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
