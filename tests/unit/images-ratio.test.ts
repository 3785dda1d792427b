import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cropSchema } from "@/lib/images/crop-schema";
import {
  type Crop,
  centredCrop,
  isLegalRatio,
  legalCrop,
  MAX_RATIO,
  MIN_RATIO,
  renditionSize,
  type Size,
} from "@/lib/images/ratio";

const side = fc.integer({ min: 1, max: 20_000 });
const original: fc.Arbitrary<Size> = fc.record({ width: side, height: side });
const anyNumber = fc.oneof(fc.integer({ min: -500, max: 25_000 }), fc.double({ min: -500, max: 25_000, noNaN: true }));
const anyCrop: fc.Arbitrary<Crop> = fc.record({
  x: anyNumber,
  y: anyNumber,
  width: anyNumber,
  height: anyNumber,
  rotation: fc.constant(0),
});

describe("ratio", () => {
  it("takes 4:5 and 1.91:1 themselves, and nothing beyond", () => {
    expect(isLegalRatio(1080, 1350)).toBe(true);
    expect(isLegalRatio(1910, 1000)).toBe(true);
    expect(isLegalRatio(1080, 1351)).toBe(false);
    expect(isLegalRatio(1911, 1000)).toBe(false);
  });

  it("makes any crop legal, inside the original, with a legal rendition of legal width", () => {
    fc.assert(
      fc.property(anyCrop, original, (asked, size) => {
        const crop = legalCrop(asked, size);
        const rendition = renditionSize(crop);
        expect(cropSchema.safeParse(crop).success).toBe(true);
        expect(crop.x + crop.width).toBeLessThanOrEqual(size.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(size.height);
        expect(isLegalRatio(crop.width, crop.height)).toBe(true);
        expect(rendition.width / rendition.height).toBeGreaterThanOrEqual(MIN_RATIO);
        expect(rendition.width / rendition.height).toBeLessThanOrEqual(MAX_RATIO);
        expect(rendition.width).toBeGreaterThanOrEqual(320);
        expect(rendition.width).toBeLessThanOrEqual(1440);
        expect(legalCrop(crop, size)).toEqual(crop);
      }),
      { numRuns: 5000 },
    );
  });

  it("trims no pixel more than it must", () => {
    fc.assert(
      fc.property(original, (size) => {
        const crop = legalCrop({ x: 0, y: 0, ...size, rotation: 0 }, size);
        if (crop.width < size.width) expect(isLegalRatio(crop.width + 1, size.height)).toBe(false);
        if (crop.height < size.height) expect(isLegalRatio(size.width, crop.height + 1)).toBe(false);
        expect(crop.width === size.width || crop.height === size.height).toBe(true);
      }),
    );
  });

  it("trims both sides alike", () => {
    expect(legalCrop({ x: 0, y: 0, width: 1000, height: 2000, rotation: 0 }, { width: 1000, height: 2000 })).toEqual({
      x: 0,
      y: 375,
      width: 1000,
      height: 1250,
      rotation: 0,
    });
    expect(legalCrop({ x: 0, y: 0, width: 4000, height: 1000, rotation: 0 }, { width: 4000, height: 1000 })).toEqual({
      x: 1045,
      y: 0,
      width: 1910,
      height: 1000,
      rotation: 0,
    });
  });

  it("puts the largest crop of a ratio in the middle", () => {
    const photo = { width: 4000, height: 3000 };
    expect(centredCrop(photo, 1)).toEqual({ x: 500, y: 0, width: 3000, height: 3000, rotation: 0 });
    expect(centredCrop(photo, MIN_RATIO)).toEqual({ x: 800, y: 0, width: 2400, height: 3000, rotation: 0 });
    expect(centredCrop(photo, MAX_RATIO)).toEqual({ x: 0, y: 452, width: 4000, height: 2095, rotation: 0 });
    expect(centredCrop(photo, 1, 90)).toEqual({ x: 0, y: 500, width: 3000, height: 3000, rotation: 90 });
  });

  it("keeps the size of a picture between 320 and 1440 wide, and brings others to the nearer end", () => {
    expect(renditionSize({ width: 1000, height: 1250 })).toEqual({ width: 1000, height: 1250 });
    expect(renditionSize({ width: 4000, height: 5000 })).toEqual({ width: 1440, height: 1800 });
    expect(renditionSize({ width: 160, height: 160 })).toEqual({ width: 320, height: 320 });
  });
});
