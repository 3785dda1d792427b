import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { ImageError } from "@/lib/images/image-error";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { jpegWithRestarts } from "../fixtures/jpeg-restarts";
import { heavyPhoto } from "../fixtures/photo";

const SIZE = { width: 208, height: 160 };
const SWEEP_MS = 120_000;
const END_BYTES = 2;

/** The same noise each time: where a file may be cut depends on its very last bits. */
const NOISE = createHash("shake256", { outputLength: 64 * 48 * 3 })
  .update("grain")
  .digest();

/** Detail down to the last row, as in a photo: even areas are soon said. */
function photo(): Sharp {
  const raw = { width: 64, height: 48, channels: 3 } as const;
  return sharp(NOISE, { raw }).resize(SIZE.width, SIZE.height, { kernel: "cubic" });
}

/** Its lower half is even: hundreds of blocks in a few bytes. */
async function evenBelow(): Promise<Sharp> {
  const half = await photo().extract({ left: 0, top: 0, width: SIZE.width, height: 80 }).png().toBuffer();
  return sharp(half).extend({ bottom: 80, background: "#808080" });
}

const jpegs: [string, () => Promise<Buffer>][] = [
  ["4:2:0", () => photo().jpeg().toBuffer()],
  ["4:4:4", () => photo().jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer()],
  ["the tables of the standard", () => photo().jpeg({ optimiseCoding: false }).toBuffer()],
  ["an even lower half", async () => (await evenBelow()).jpeg().toBuffer()],
  ["grey", () => photo().greyscale().toColourspace("b-w").jpeg().toBuffer()],
  ["CMYK", () => photo().toColourspace("cmyk").jpeg().toBuffer()],
  ["restarts", () => jpegWithRestarts(photo(), SIZE)],
  ["several passes", () => photo().jpeg({ progressive: true }).toBuffer()],
  ["several passes of full colour", () => photo().jpeg({ progressive: true, chromaSubsampling: "4:4:4" }).toBuffer()],
  ["several passes of grey", () => photo().greyscale().toColourspace("b-w").jpeg({ progressive: true }).toBuffer()],
  ["several passes and an even lower half", async () => (await evenBelow()).jpeg({ mozjpeg: true }).toBuffer()],
];

/** @returns null when the bytes are taken */
async function refusal(bytes: Buffer): Promise<string | null> {
  return inspectOriginal(bytes).then(
    () => null,
    (error: unknown) => (error instanceof ImageError ? error.kind : String(error)),
  );
}

describe("a JPEG that is cut off", () => {
  it.each(jpegs)("is taken without its end, and with nothing less: %s", { timeout: SWEEP_MS }, async (_name, draw) => {
    const jpeg = await draw();
    const taken: number[] = [];
    for (const end of cuts(jpeg)) {
      const kind = await refusal(jpeg.subarray(0, end));
      if (kind === null) taken.push(jpeg.length - end);
      else expect(kind).toBe("broken");
    }
    expect(taken).toEqual([1, 2]);
  });

  it.each(jpegs)("goes out like the whole one: %s", async (_name, draw) => {
    const jpeg = await draw();
    const { instead, ...facts } = await inspectOriginal(jpeg.subarray(0, -END_BYTES));
    expect(instead).toEqual(jpeg);
    expect(facts).toEqual({ ...(await inspectOriginal(jpeg)), instead: undefined });
    const crop = { x: 0, y: 0, ...SIZE, rotation: 0 };
    expect((await renderPost(instead ?? jpeg, crop)).jpeg).toEqual((await renderPost(jpeg, crop)).jpeg);
  });

  it("is kept as it came when it is whole, whatever lies behind its end", async () => {
    const jpeg = await photo().jpeg().toBuffer();
    for (const bytes of [
      jpeg,
      Buffer.concat([jpeg, jpeg.subarray(0, -END_BYTES)]),
      Buffer.concat([jpeg, Buffer.alloc(9)]),
    ])
      expect(await inspectOriginal(bytes)).toMatchObject({ instead: null, bytes: bytes.length });
  });

  it("may weigh 29 MB", { timeout: SWEEP_MS }, async () => {
    const jpeg = await heavyPhoto();
    expect(await inspectOriginal(jpeg.subarray(0, -END_BYTES))).toMatchObject({ bytes: jpeg.length });
    for (const share of [0.5, 0.9, 0.97, 0.999, 0.99999])
      expect(await refusal(jpeg.subarray(0, jpeg.length * share))).toBe("broken");
  });
});

/** Each of the last 20 bytes, every thirtieth part, and the places just before and after each pass and its tables. */
function cuts(jpeg: Buffer): number[] {
  const near = Array.from({ length: 20 }, (_, index) => jpeg.length - 1 - index);
  const parts = Array.from({ length: 29 }, (_, index) => Math.floor((jpeg.length * (index + 1)) / 30));
  const markers: number[] = [];
  for (let at = jpeg.indexOf(0xff); at !== -1; at = jpeg.indexOf(0xff, at + 1))
    if ([0xc4, 0xda].includes(jpeg[at + 1] ?? 0)) markers.push(at, at + 1, at + 2);
  return [...new Set([...near, ...parts, ...markers])].sort((one, other) => other - one);
}
