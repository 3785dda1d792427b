import "server-only";
import sharp from "sharp";
import { readFormat } from "./format";
import { ImageError } from "./image-error";

/** Shown at up to 48 CSS pixels, on screens with up to three device pixels for each. */
const SIDE_PX = 144;
const MAX_PIXELS = 4_000_000;

/**
 * A profile picture as a small square WebP without metadata.
 * @throws ImageError when the bytes are no picture
 */
export async function renderAvatar(bytes: Buffer): Promise<Buffer> {
  readFormat(bytes);
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .rotate()
      .resize(SIDE_PX, SIDE_PX, { fit: "cover" })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .webp({ quality: 82 })
      .toBuffer();
  } catch (cause) {
    throw new ImageError("broken", { cause });
  }
}
