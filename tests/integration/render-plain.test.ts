import type { Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { inspectOriginal } from "@/lib/images/render";
import { heicOf } from "../fixtures/heic";
import { squares, withAdobeRgb } from "../fixtures/photo";
import { chunk } from "../fixtures/png";

const draw = () => squares(480, 400);
const bytes = async (image: Sharp | Promise<Sharp>) => (await image).toBuffer();

/** A camera's gamma of 1.0: browsers darken it, libvips does not look. */
async function pngWithGamma(): Promise<Buffer> {
  const png = await draw().png().toBuffer();
  const gamma = chunk("gAMA", Buffer.from([0, 1, 0x86, 0xa0]));
  return Buffer.concat([png.subarray(0, 33), gamma, png.subarray(33)]);
}

const plain: [string, () => Promise<Buffer>][] = [
  ["a JPEG", () => bytes(draw().jpeg())],
  ["a progressive JPEG", () => bytes(draw().jpeg({ progressive: true }))],
  ["a grey JPEG", () => bytes(draw().greyscale().toColourspace("b-w").jpeg())],
  ["a JPEG that says it is sRGB", () => bytes(draw().withIccProfile("srgb").jpeg())],
  ["a JPEG that lies on its side", () => bytes(draw().withMetadata({ orientation: 6 }).jpeg())],
];
const other: [string, () => Buffer | Promise<Buffer>][] = [
  ["a JPEG in P3", () => bytes(draw().withIccProfile("p3").jpeg())],
  ["a JPEG in Adobe RGB", () => bytes(withAdobeRgb(draw()).then((image) => image.jpeg()))],
  ["a CMYK JPEG without a profile", () => bytes(draw().toColourspace("cmyk").jpeg())],
  ["a PNG", () => bytes(draw().png())],
  ["a PNG with a gamma", pngWithGamma],
  ["a WebP that lies upside down", () => bytes(draw().withMetadata({ orientation: 3 }).webp())],
  ["an AVIF", () => bytes(draw().avif({ effort: 0 }))],
  ["a HEIC", () => heicOf()],
];

describe("a photo that every browser shows as it will be published", () => {
  it.each(plain)("is %s", async (_name, make) => {
    expect(await inspectOriginal(await make())).toMatchObject({ isPlain: true });
  });

  it.each(other)("is not %s", async (_name, make) => {
    expect(await inspectOriginal(await make())).toMatchObject({ isPlain: false });
  });
});
