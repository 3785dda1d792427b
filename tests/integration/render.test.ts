import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { type Crop, isLegalRatio, legalCrop, renditionSize } from "@/lib/images/ratio";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { colourAt, deltaE, noise, type Rgb, seenAt, squares, withAdobeRgb } from "../fixtures/photo";

const WIDTH = 480;
const HEIGHT = 400;
const WHOLE: Crop = { x: 0, y: 0, width: WIDTH, height: HEIGHT, rotation: 0 };
const CENTRES = [0.125, 0.375, 0.625, 0.875].flatMap((y) => [0.125, 0.375, 0.625, 0.875].map((x) => [x, y] as const));
/** Encoding at Instagram's full size costs about a second, several on a busy machine. */
const SLOW_TEST_MS = 60_000;
/** What the encoder may cost where it is averaged out: a third of a pixel of the ruler. */
const ENCODER_STEPS = 0.6;
const HIGH = { quality: 100, chromaSubsampling: "4:4:4" };

async function farthestColour(picture: Buffer, expected: (x: number, y: number) => Rgb): Promise<number> {
  const differences = await Promise.all(
    CENTRES.map(async ([x, y]) => deltaE(await seenAt(picture, x, y), expected(x, y))),
  );
  return Math.max(...differences);
}

const faithful: [string, () => Promise<Sharp>][] = [
  ["an sRGB JPEG", async () => squares(WIDTH, HEIGHT).jpeg(HIGH)],
  ["a progressive JPEG", async () => squares(WIDTH, HEIGHT).jpeg({ ...HIGH, progressive: true })],
  ["a JPEG in Display P3", async () => squares(WIDTH, HEIGHT).withIccProfile("p3").jpeg(HIGH)],
  ["a JPEG in Adobe RGB", async () => (await withAdobeRgb(squares(WIDTH, HEIGHT))).jpeg(HIGH)],
  ["a PNG", async () => squares(WIDTH, HEIGHT).png()],
  ["an interlaced PNG", async () => squares(WIDTH, HEIGHT).png({ progressive: true })],
  ["a PNG with a palette", async () => squares(WIDTH, HEIGHT).png({ palette: true, dither: 0 })],
  ["a 16-bit PNG", async () => squares(WIDTH, HEIGHT).toColourspace("rgb16").png()],
  ["a 16-bit PNG in Display P3", async () => squares(WIDTH, HEIGHT).toColourspace("rgb16").withIccProfile("p3").png()],
  ["a 16-bit PNG in Adobe RGB", async () => (await withAdobeRgb(squares(WIDTH, HEIGHT).toColourspace("rgb16"))).png()],
  ["a PNG with opaque alpha", async () => squares(WIDTH, HEIGHT).ensureAlpha().png()],
  ["a lossless WebP", async () => squares(WIDTH, HEIGHT).webp({ lossless: true })],
  ["an AVIF", async () => squares(WIDTH, HEIGHT).avif({ quality: 95, chromaSubsampling: "4:4:4" })],
  ["a 10-bit AVIF", async () => squares(WIDTH, HEIGHT).avif({ quality: 95, bitdepth: 10, chromaSubsampling: "4:4:4" })],
];

describe("colours", () => {
  it.each(faithful)("%s arrives as it was", async (_name, draw) => {
    const original = await (await draw()).toBuffer();
    const { jpeg, thumbnail } = await renderPost(original, WHOLE);
    expect(await farthestColour(jpeg, colourAt)).toBeLessThan(2);
    expect(await farthestColour(thumbnail, colourAt)).toBeLessThan(8);
  });

  it("needs the profile it is given: the same numbers without it look different", async () => {
    const original = await (await withAdobeRgb(squares(WIDTH, HEIGHT))).png().toBuffer();
    const { data } = await sharp(original, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
    expect(deltaE([data[0] ?? 0, data[1] ?? 0, data[2] ?? 0], colourAt(0, 0))).toBeGreaterThan(4);
  });

  it.each(["#c83c28", "#28a05a", "#1e3cb4"])("CMYK %s arrives in its own hue, not inverted", async (background) => {
    const flat = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } });
    const original = await flat.withIccProfile("cmyk").toColourspace("cmyk").jpeg(HIGH).toBuffer();
    expect((await sharp(original).metadata()).space).toBe("cmyk");
    const { jpeg } = await renderPost(original, WHOLE);
    const throughProfile = await sharp(original).toColourspace("srgb").png().toBuffer();
    expect(deltaE(await seenAt(jpeg, 0.5, 0.5), await seenAt(throughProfile, 0.5, 0.5))).toBeLessThan(2);
  });

  it("grey stays grey, in eight and in sixteen bits", async () => {
    for (const space of ["b-w", "grey16"]) {
      const original = await squares(WIDTH, HEIGHT).greyscale().toColourspace(space).png().toBuffer();
      const { jpeg } = await renderPost(original, WHOLE);
      const [red, green, blue] = await seenAt(jpeg, 0.875, 0.125);
      expect(Math.max(Math.abs(red - 128), Math.abs(green - 128), Math.abs(blue - 128))).toBeLessThanOrEqual(2);
      expect((await sharp(jpeg).metadata()).channels).toBe(3);
    }
  });

  it("puts what is transparent on white", async () => {
    const create = { width: 400, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
    for (const original of [await sharp({ create }).png().toBuffer(), await sharp({ create }).webp().toBuffer()]) {
      const { jpeg } = await renderPost(original, { x: 0, y: 0, width: 400, height: 400, rotation: 0 });
      expect(deltaE(await seenAt(jpeg, 0.5, 0.5), [255, 255, 255])).toBeLessThan(1);
    }
  });
});

describe("which way is up", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("orientation %i gives the same picture and the same crop", async (orientation) => {
    const isSideways = orientation >= 5;
    // The inverse of each orientation makes the stored pixels, so that applying it gives the squares again.
    const inverse = { 6: 8, 8: 6 }[orientation] ?? orientation;
    const tagged = await squares(WIDTH, HEIGHT).withMetadata({ orientation: inverse }).png().toBuffer();
    const stored = await sharp(tagged).autoOrient().withMetadata({ orientation }).jpeg(HIGH).toBuffer();
    const { width, height } = await sharp(stored).metadata();
    expect([width, height]).toEqual(isSideways ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT]);
    expect(await inspectOriginal(stored)).toMatchObject({
      format: "jpeg",
      width: WIDTH,
      height: HEIGHT,
      bytes: stored.length,
    });

    const whole = await renderPost(stored, WHOLE);
    expect(await farthestColour(whole.jpeg, colourAt)).toBeLessThan(2);
    const part = await renderPost(stored, { x: 120, y: 0, width: 360, height: 300, rotation: 0 });
    expect([part.width, part.height]).toEqual([360, 300]);
    expect(deltaE(await seenAt(part.jpeg, 0.16, 0.16), colourAt(0.375, 0.125))).toBeLessThan(2);
    expect(deltaE(await seenAt(part.jpeg, 0.84, 0.84), colourAt(0.875, 0.625))).toBeLessThan(2);
  });
});

describe("the crop", () => {
  const WIDE = { width: 2400, height: 2000 };
  const position = fc.integer({ min: 0, max: 1500 });
  const crops = fc.record({
    x: position,
    y: position,
    width: fc.integer({ min: 200, max: 2400 }),
    height: fc.integer({ min: 200, max: 2000 }),
    rotation: fc.constant(0),
  });

  it(
    "gives a legal picture whose edges lie within half a pixel of the asked frame",
    async () => {
      const original = await rulers(WIDE.width, WIDE.height).png().toBuffer();
      await fc.assert(
        fc.asyncProperty(crops, async (asked) => {
          const crop = legalCrop(asked, WIDE);
          const { jpeg, width, height } = await renderPost(original, asked);
          expect({ width, height }).toEqual(renditionSize(crop));
          expect(isLegalRatio(width, height)).toBe(true);
          for (const xShare of [0.03, 0.97]) {
            for (const yShare of [0.03, 0.97]) {
              const seen = await seenAround(jpeg, xShare, yShare);
              const wanted = (share: number, size: number, at: number, length: number) =>
                at + ((Math.floor(share * size) + 0.5) * length) / size;
              expectRuler(seen[0], wanted(xShare, width, crop.x, crop.width), crop.width / width);
              expectRuler(seen[1], wanted(yShare, height, crop.y, crop.height), crop.height / height);
            }
          }
        }),
        { numRuns: 10 },
      );
    },
    SLOW_TEST_MS,
  );

  it("cuts between two pixels, not through them", async () => {
    const left = sharp({ create: { width: 500, height: 1000, channels: 3, background: "#ff0000" } });
    const original = await left.extend({ right: 500, background: "#0000ff" }).png().toBuffer();
    const { jpeg } = await renderPost(original, { x: 500, y: 100, width: 500, height: 500, rotation: 0 });
    expect(deltaE(await seenAt(jpeg, 0, 0.5), [0, 0, 255])).toBeLessThan(3);
    const other = await renderPost(original, { x: 0, y: 100, width: 500, height: 500, rotation: 0 });
    expect(deltaE(await seenAt(other.jpeg, 0.999, 0.5), [255, 0, 0])).toBeLessThan(3);
  });

  it("enlarges to 320 wide, as Instagram would, and never more", async () => {
    const original = await squares(800, 800).png().toBuffer();
    const { width, height } = await renderPost(original, { x: 10, y: 10, width: 100, height: 100, rotation: 0 });
    expect([width, height]).toEqual([320, 320]);
  });
});

describe("what leaves the house", () => {
  it("has no EXIF, GPS, XMP, IPTC or profile left, in none of its sizes", async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
    const exif = { IFD0: { Artist: "Somebody Private" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 22/1 0/1" } };
    const original = await squares(WIDTH, HEIGHT)
      .withIccProfile("p3")
      .withExif(exif)
      .withXmp(xmp)
      .jpeg(HIGH)
      .toBuffer();
    expect(original.includes("Somebody Private")).toBe(true);
    const { jpeg, thumbnail, smallThumbnail, placeholder } = await renderPost(original, WHOLE);
    for (const picture of [jpeg, thumbnail, smallThumbnail, Buffer.from(placeholder.split(",")[1] ?? "", "base64")]) {
      const { exif, xmp, iptc, icc, tifftagPhotoshop } = await sharp(picture).metadata();
      expect([exif, xmp, iptc, icc, tifftagPhotoshop]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(picture.includes("Private")).toBe(false);
    }
  });

  it("is a full-chroma JPEG of at most 1440 by 1800, far under Meta's 8 MiB even for pure noise", {
    timeout: SLOW_TEST_MS,
  }, async () => {
    const original = await noise(1600, 2000).jpeg({ quality: 90 }).toBuffer();
    const { jpeg, width, height } = await renderPost(original, { x: 0, y: 0, width: 1600, height: 2000, rotation: 0 });
    expect([width, height]).toEqual([1440, 1800]);
    expect(jpeg.length).toBeLessThanOrEqual(6 * 1024 * 1024);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: "jpeg", space: "srgb", chromaSubsampling: "4:4:4" });
  });

  it("comes with thumbnails that cover a tile and a placeholder that fits into a page", async () => {
    const original = await squares(2000, 2500).jpeg().toBuffer();
    const crop = { x: 0, y: 0, width: 2000, height: 2500, rotation: 0 };
    const { thumbnail, smallThumbnail, placeholder } = await renderPost(original, crop);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 682, height: 853 });
    expect(await sharp(smallThumbnail).metadata()).toMatchObject({ format: "webp", width: 341, height: 427 });
    expect(await farthestColour(smallThumbnail, colourAt)).toBeLessThan(8);
    expect(placeholder).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/);
    expect(placeholder.length).toBeLessThan(1000);
  });
});

/** Red goes by the ruler from left to right and green from top to bottom, so that a colour tells a place. */
function rulers(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([rulerAt(x + 0.5), rulerAt(y + 0.5), 128], (y * width + x) * 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const STEPS_A_PX = 2;
const SLOPE_PX = 100;

/** Up and down again by two steps a pixel: a colour tells a place to the pixel. */
function rulerAt(place: number): number {
  return Math.abs(((place - 0.5) % (2 * SLOPE_PX)) - SLOPE_PX) * STEPS_A_PX + 20;
}

/** The mean of 9 by 9 pixels: in the middle of a slope it is the middle's colour, and what the encoder did cancels out. */
async function seenAround(jpeg: Buffer, xShare: number, yShare: number): Promise<[number, number]> {
  const { width, height } = await sharp(jpeg).metadata();
  const [left, top] = [Math.floor(xShare * width) - 4, Math.floor(yShare * height) - 4];
  const patch = await sharp(jpeg).extract({ left, top, width: 9, height: 9 }).png().toBuffer();
  const { channels } = await sharp(patch).stats();
  return [channels[0]?.mean ?? 0, channels[1]?.mean ?? 0];
}

/** @param scale source pixels in a pixel of the rendition */
function expectRuler(seen: number, place: number, scale: number): void {
  const reach = 4.5 * scale;
  const isOnTurn = Math.floor((place - reach) / SLOPE_PX) !== Math.floor((place + reach) / SLOPE_PX);
  if (isOnTurn) return;
  const off = Math.abs(seen - rulerAt(place));
  expect(off).toBeLessThan(STEPS_A_PX * 0.5 * Math.max(1, scale) + ENCODER_STEPS);
}
