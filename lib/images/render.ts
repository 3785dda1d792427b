import "server-only";
import type { PhotoFormat } from "./format";
import type { Turn } from "./gate";
import { type Crop, legalCrop } from "./ratio";
import { asJpeg } from "./render/as-jpeg";
import { encodeJpeg, encodeSmall, type Small } from "./render/encode";
import { inLane, NOBODY } from "./render/lanes";
import { withEnd } from "./render/mend-jpeg";
import { withSource } from "./render/open";
import { decodeCrop, decodeWhole } from "./render/pixels";

export type Original = {
  format: PhotoFormat;
  /** In pixels, as it is shown: EXIF orientation applied. */
  width: number;
  height: number;
  /** The weight of what is to be kept. */
  bytes: number;
  /** Whether every browser shows it as it will be published. */
  isPlain: boolean;
  /** What is to be kept in place of the bytes as they came, so that nobody has to decode them again; null = the bytes. */
  instead: Buffer | null;
};
export type RenderedPost = { jpeg: Buffer; width: number; height: number } & Small;

/**
 * Whether this upload is a photo that can be posted. Its header is judged first, then all of it is decoded once: small, but for a
 * HEIC, which takes seconds. Its pixels come back as a JPEG to be kept in its place. So does a JPEG that lacks its last two bytes,
 * with them.
 * @throws ImageError with a sentence for the person.
 */
export function inspectOriginal(bytes: Buffer, turn: Turn = NOBODY): Promise<Original> {
  return inLane("picture", bytes, turn, async () => {
    const mended = await withEnd(bytes);
    return withSource(mended ?? bytes, async (source) => {
      const { format, upright, isPlain } = source;
      if (format !== "heic") await decodeWhole(source, { width: 32, height: 32 });
      const instead = format === "heic" ? await asJpeg(source) : mended;
      return { format, ...upright, bytes: (instead ?? bytes).length, isPlain, instead };
    });
  });
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
