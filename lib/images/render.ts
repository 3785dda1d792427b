import "server-only";
import type { PhotoFormat } from "./format";
import type { Turn } from "./gate";
import { type Crop, legalCrop } from "./ratio";
import { encodeJpeg, encodeSmall, type Small } from "./render/encode";
import { inLane, NOBODY } from "./render/lanes";
import { withSource } from "./render/open";
import { decodeCrop, decodeWhole } from "./render/pixels";

export type Original = { format: PhotoFormat; width: number; height: number; bytes: number; isPlain: boolean };
export type RenderedPost = { jpeg: Buffer; width: number; height: number } & Small;

/**
 * Whether this upload is a photo that can be posted. Its header is judged first, then all of it is decoded once, small.
 * @returns the size in pixels as it is shown (EXIF orientation applied) the weight in bytes, and whether every
 * browser shows it as it will be published (`isPlain`).
 * @throws ImageError with a sentence for the person.
 */
export function inspectOriginal(bytes: Buffer, turn: Turn = NOBODY): Promise<Original> {
  return inLane("picture", bytes, turn, () =>
    withSource(bytes, async (source) => {
      await decodeWhole(source, { width: 32, height: 32 });
      const { format, upright, isPlain } = source;
      return { format, ...upright, bytes: bytes.length, isPlain };
    }),
  );
}

/**
 * The picture for Instagram: sRGB JPEG of `renditionSize(crop)` pixels without any metadata, at most 6 MiB, and from the same
 * decoded pixels two WebP thumbnails and a data: URI of well under 1 kB.
 * @param crop of the upright original, see `Crop`; one that is not legal is made so by `legalCrop`.
 * @throws ImageError with a sentence for the person.
 */
export function renderPost(original: Buffer, crop: Crop, turn: Turn = NOBODY): Promise<RenderedPost> {
  return inLane("picture", original, turn, async () => {
    const pixels = await withSource(original, (source) => decodeCrop(source, legalCrop(crop, source.upright)));
    const [jpeg, small] = await Promise.all([encodeJpeg(pixels), encodeSmall(pixels)]);
    return { jpeg, width: pixels.info.width, height: pixels.info.height, ...small };
  });
}
