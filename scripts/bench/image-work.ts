import sharp from "sharp";
import { renderPost } from "@/lib/images/render";
import { QUALITIES, RENDITION_JPEG } from "@/lib/images/render/encode";

export type Worker = "ours" | "sharp";

/** A photo that has everything in it a photo has: soft light, edges, grain. The same for everybody in one run. */
export async function drawPhoto(width: number, height: number): Promise<Buffer> {
  const layers = await Promise.all([400, 100, 20, 5].map((size) => cloud(width, height, size)));
  const blend = layers.slice(1).map((input) => ({ input, blend: "soft-light" as const }));
  return sharp(layers[0]).composite(blend).jpeg({ quality: 92 }).toBuffer();
}

async function cloud(width: number, height: number, sizePx: number): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 50 } as const;
  const [across, down] = [Math.ceil(width / sizePx), Math.ceil(height / sizePx)];
  const create = { width: across, height: down, channels: 3, background: "#808080", noise } as const;
  const small = await sharp({ create }).png().toBuffer();
  return sharp(small).resize(width, height, { fit: "fill", kernel: "cubic" }).png({ compressionLevel: 0 }).toBuffer();
}

export const WORK: Record<Worker, (photo: Buffer, size: { width: number; height: number }) => Promise<unknown>> = {
  /** Everything a post needs: rendition, thumbnails, placeholder. */
  ours: (photo, size) => renderPost(photo, { x: 0, y: 0, ...size, rotation: 0 }),
  /** Sharp's own way, with its defaults, once: decode, resize, encode with the same settings as ours. */
  sharp: (photo) =>
    sharp(photo)
      .resize({ width: 1440 })
      .jpeg({ ...RENDITION_JPEG, quality: QUALITIES[0] })
      .toBuffer(),
};
