import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Crop, centredCrop, isLegalRatio, legalCrop, renditionSize } from "@/lib/images/ratio";
import { renderPost } from "@/lib/images/render";
import { type Size, turnedSize, turnVector } from "@/lib/images/rotation";
import { colourAt, deltaE, type Rgb, squares, withAdobeRgb } from "../fixtures/photo";

const PHOTO: Size = { width: 960, height: 800 };
const SIDE = 4;
/** So far from the edge of its square a colour is what it was, whatever a lossy original, a Lanczos and a JPEG make of edges. */
const CLEAR_PX = 16;
const HIGH = { quality: 100, chromaSubsampling: "4:4:4" };
const SLOW_TEST_MS = 120_000;

type Known = { original: Buffer; colour: (x: number, y: number) => Rgb };

/** The same squares in four spaces. Not all of them have a place in CMYK: there, what its profile says of each is what counts. */
const SOURCES: Record<string, () => Promise<Known>> = {
  sRGB: async () => known(await drawn().jpeg(HIGH).toBuffer()),
  "Display P3": async () => known(await drawn().withIccProfile("p3").jpeg(HIGH).toBuffer()),
  "Adobe RGB": async () => known(await (await withAdobeRgb(drawn())).jpeg(HIGH).toBuffer()),
  CMYK: async () => {
    const original = await drawn().withIccProfile("cmyk").toColourspace("cmyk").jpeg(HIGH).toBuffer();
    const seen = await readPixels(original);
    return {
      original,
      colour: (x, y) => seen.at((Math.floor(x * SIDE) + 0.5) / SIDE, (Math.floor(y * SIDE) + 0.5) / SIDE),
    };
  },
};

function drawn() {
  return squares(PHOTO.width, PHOTO.height);
}

function known(original: Buffer): Known {
  return { original, colour: colourAt };
}

async function readPixels(picture: Buffer) {
  const { data, info } = await sharp(picture)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    size: { width: info.width, height: info.height },
    at: (xShare: number, yShare: number): Rgb => {
      const at = (Math.floor(yShare * info.height) * info.width + Math.floor(xShare * info.width)) * info.channels;
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    },
  };
}

/** Where a point of the rendition lies in the photo, in shares of its sides, and how many pixels its square goes on around it. */
function placeInPhoto(crop: Crop, xShare: number, yShare: number) {
  const box = turnedSize(PHOTO, crop.rotation);
  const inBox = {
    x: crop.x + xShare * crop.width - box.width / 2,
    y: crop.y + yShare * crop.height - box.height / 2,
  };
  const turned = turnVector(inBox, -crop.rotation);
  const [x, y] = [turned.x / PHOTO.width + 0.5, turned.y / PHOTO.height + 0.5];
  const clear = (share: number, px: number) => (Math.min((share * SIDE) % 1, 1 - ((share * SIDE) % 1)) * px) / SIDE;
  return { x, y, clearPx: Math.min(clear(x, PHOTO.width), clear(y, PHOTO.height)) };
}

const rotation = fc.oneof(
  fc.constantFrom(0, 90, 180, 270),
  fc.integer({ min: 0, max: 35_999 }).map((hundredths) => hundredths / 100),
);
const number = fc.integer({ min: 0, max: 1200 });
const ratio = fc.double({ min: 0.8, max: 1.91, noNaN: true });
const askedCrop: fc.Arbitrary<Crop> = fc.oneof(
  fc.record({ x: number, y: number, width: number, height: number, rotation }),
  fc.tuple(ratio, rotation).map(([wanted, degrees]) => centredCrop(PHOTO, wanted, degrees)),
);
const SHARES = Array.from({ length: 12 }, (_, index) => (index + 0.5) / 12);

describe("whatever is cropped, however it is turned", () => {
  it.each(Object.keys(SOURCES))(
    "a checkerboard in %s arrives in its place and in its colours",
    {
      timeout: SLOW_TEST_MS,
    },
    async (space) => {
      const { original, colour } = (await SOURCES[space]?.()) ?? known(Buffer.alloc(0));
      await fc.assert(
        fc.asyncProperty(askedCrop, async (asked) => {
          const crop = legalCrop(asked, PHOTO);
          const { jpeg, width, height } = await renderPost(original, asked);
          expect(isLegalRatio(width, height)).toBe(true);
          expect({ width, height }).toEqual(renditionSize(crop));
          // Half a pixel is what rounding the height may cost.
          expect(Math.abs(height - (crop.height * width) / crop.width)).toBeLessThanOrEqual(0.5);
          const seen = await readPixels(jpeg);
          expect(seen.size).toEqual({ width, height });
          for (const across of SHARES) {
            for (const down of SHARES) {
              const place = placeInPhoto(crop, across, down);
              if (place.clearPx < CLEAR_PX) continue;
              expect(deltaE(seen.at(across, down), colour(place.x, place.y))).toBeLessThan(2);
            }
          }
        }),
        { numRuns: 15 },
      );
    },
  );

  it("all eight orientations give the same picture", { timeout: SLOW_TEST_MS }, async () => {
    const upright = await drawn().png().toBuffer();
    const inverse: Record<number, number> = { 6: 8, 8: 6 };
    const stored = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => {
        const undone = inverse[orientation] ?? orientation;
        const tagged = await sharp(upright).withMetadata({ orientation: undone }).png().toBuffer();
        return sharp(tagged).autoOrient().withMetadata({ orientation }).png().toBuffer();
      }),
    );
    await fc.assert(
      fc.asyncProperty(askedCrop, async (asked) => {
        const [first, ...others] = await Promise.all(stored.map((original) => renderPost(original, asked)));
        const expected = await readPixels(first?.jpeg ?? Buffer.alloc(0));
        for (const { jpeg } of others) {
          const seen = await readPixels(jpeg);
          expect(seen.size).toEqual(expected.size);
          for (const across of SHARES) {
            for (const down of SHARES) {
              if (placeInPhoto(legalCrop(asked, PHOTO), across, down).clearPx < CLEAR_PX) continue;
              expect(deltaE(seen.at(across, down), expected.at(across, down))).toBeLessThan(1);
            }
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it("an edge lies where the frame shows it, to a tenth of a pixel", { timeout: SLOW_TEST_MS }, async () => {
    const halves = [
      {
        original: await half({ width: PHOTO.width / 2, height: PHOTO.height }),
        depth: ({ x }: Place) => 0.5 - x,
        sidePx: PHOTO.width,
      },
      {
        original: await half({ width: PHOTO.width, height: PHOTO.height / 2 }),
        depth: ({ y }: Place) => 0.5 - y,
        sidePx: PHOTO.height,
      },
    ];
    // Frames of at least 100 pixels around some point near the middle, so that the edge runs through them.
    const middle = fc.integer({ min: -20, max: 20 });
    const length = fc.integer({ min: 100, max: 400 });
    const around = fc.record({ right: middle, down: middle, width: length, height: length, rotation });
    await fc.assert(
      fc.asyncProperty(around, async ({ right, down, width, height, rotation }) => {
        const box = turnedSize(PHOTO, rotation);
        const [x, y] = [(box.width - width) / 2 + right, (box.height - height) / 2 + down];
        const crop = legalCrop({ x, y, width, height, rotation }, PHOTO);
        for (const { original, depth, sidePx } of halves) {
          const { jpeg } = await renderPost(original, crop);
          const { channels } = await sharp(jpeg).stats();
          const seenShare = ((channels[0]?.mean ?? 0) - DARK) / (LIGHT - DARK);
          const shownShare = shareOf(crop, depth);
          const sharePerPx =
            shareOf(crop, (place) => depth(place) + 0.5 / sidePx) -
            shareOf(crop, (place) => depth(place) - 0.5 / sidePx);
          const movedPx = Math.abs(seenShare - shownShare) / sharePerPx;
          expect(movedPx).toBeLessThan(0.1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

type Place = { x: number; y: number };

/** Away from black and white, where what rings around an edge would be cut off on one side. */
const [DARK, LIGHT] = [64, 192];

/** A dark photo that is light from its upper left corner on. */
async function half({ width, height }: Size): Promise<Buffer> {
  const white = await sharp({ create: { width, height, channels: 3, background: { r: LIGHT, g: LIGHT, b: LIGHT } } })
    .png()
    .toBuffer();
  const create = { ...PHOTO, channels: 3, background: { r: DARK, g: DARK, b: DARK } } as const;
  return sharp({ create })
    .composite([{ input: white, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

/** How much of the frame lies where `depth` (which is linear) is above 0. */
function shareOf(crop: Crop, depth: (place: Place) => number): number {
  const corners = [
    placeInPhoto(crop, 0, 0),
    placeInPhoto(crop, 1, 0),
    placeInPhoto(crop, 1, 1),
    placeInPhoto(crop, 0, 1),
  ];
  const inside: Place[] = [];
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? corner;
    const [here, there] = [depth(corner), depth(next)];
    if (here > 0) inside.push(corner);
    const share = here / (here - there);
    if (here > 0 !== there > 0)
      inside.push({ x: corner.x + share * (next.x - corner.x), y: corner.y + share * (next.y - corner.y) });
  }
  return areaOf(inside) / areaOf(corners);
}

function areaOf(corners: Place[]): number {
  const sum = corners.reduce((total, { x, y }, index) => {
    const next = corners[(index + 1) % corners.length] ?? { x, y };
    return total + x * next.y - next.x * y;
  }, 0);
  return Math.abs(sum) / 2;
}
