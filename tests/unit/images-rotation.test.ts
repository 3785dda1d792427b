import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cropSchema } from "@/lib/images/crop-schema";
import { type Crop, centredCrop, isLegalCrop, isLegalRatio, legalCrop, MIN_CROP_WIDTH_PX } from "@/lib/images/ratio";
import { joinRotation, type Size, splitRotation, turnedSize, turnVector, wrapRotation } from "@/lib/images/rotation";

const photo: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 100, max: 12_000 }),
  height: fc.integer({ min: 100, max: 12_000 }),
});
const rotation = fc.oneof(
  fc.constantFrom(0, 90, 180, 270),
  fc.integer({ min: 0, max: 35_999 }).map((hundredths) => hundredths / 100),
);
const anyNumber = fc.double({ min: -500, max: 18_000, noNaN: true });
const anyCrop: fc.Arbitrary<Crop> = fc.record({
  x: anyNumber,
  y: anyNumber,
  width: anyNumber,
  height: anyNumber,
  rotation,
});

/** Where the four corners of a frame lie in the original, worked out the long way. */
function corners(crop: Crop, { width, height }: Size) {
  const box = turnedSize({ width, height }, crop.rotation);
  const places = [
    [0, 0],
    [crop.width, 0],
    [0, crop.height],
    [crop.width, crop.height],
  ] as const;
  return places.map(([right, down]) => {
    const fromMiddle = { x: crop.x + right - box.width / 2, y: crop.y + down - box.height / 2 };
    const { x, y } = turnVector(fromMiddle, -crop.rotation);
    return { x: x + width / 2, y: y + height / 2 };
  });
}

describe("a rotation", () => {
  it("is quarter turns and at most 45 degrees of straightening, and can be put together again", () => {
    fc.assert(
      fc.property(rotation, (degrees) => {
        const { quarterTurns, straighten } = splitRotation(degrees);
        expect(Math.abs(straighten)).toBeLessThanOrEqual(45);
        expect(joinRotation(quarterTurns, straighten)).toBe(degrees);
      }),
    );
    expect(splitRotation(88.5)).toEqual({ quarterTurns: 1, straighten: -1.5 });
    expect(splitRotation(359.9)).toEqual({ quarterTurns: 0, straighten: -0.1 });
    expect([wrapRotation(-90), wrapRotation(-0.001), wrapRotation(720.456)]).toEqual([270, 0, 0.46]);
  });

  it("turns clockwise, and exactly so by quarters", () => {
    expect(turnVector({ x: 3, y: 4 }, 90)).toEqual({ x: -4, y: 3 });
    expect(turnedSize({ width: 400, height: 300 }, 90)).toEqual({ width: 300, height: 400 });
    expect(turnedSize({ width: 400, height: 300 }, 180)).toEqual({ width: 400, height: 300 });
    expect(turnedSize({ width: 400, height: 300 }, 30).width).toBeCloseTo(496.41, 2);
  });
});

describe("a crop of a turned photo", () => {
  it("is mended so that it has a legal ratio and no corner off the photo", () => {
    fc.assert(
      fc.property(anyCrop, photo, (asked, size) => {
        const crop = legalCrop(asked, size);
        expect(cropSchema.safeParse(crop).success).toBe(true);
        expect(isLegalRatio(crop.width, crop.height)).toBe(true);
        for (const { x, y } of corners(crop, size)) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-5);
          expect(x).toBeLessThanOrEqual(size.width + 1e-5);
          expect(y).toBeLessThanOrEqual(size.height + 1e-5);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("that is legal stays as it is", () => {
    fc.assert(
      fc.property(anyCrop, photo, (asked, size) => {
        const crop = legalCrop(asked, size);
        expect(legalCrop(crop, size)).toEqual(crop);
        expect(isLegalCrop(crop, size)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("is only moved, not shrunk, when the photo has room for it", () => {
    const size = { width: 4000, height: 3000 };
    const crop = legalCrop({ x: 0, y: 0, width: 1000, height: 1000, rotation: 20 }, size);
    expect(crop).toMatchObject({ width: 1000, height: 1000, rotation: 20 });
    // At the upper left corner of the box there is nothing: the frame comes to lie against the left side of the photo.
    expect(Math.min(...corners(crop, size).map(({ x }) => x))).toBeLessThan(2);
  });

  it("keeps its middle when it has to shrink", () => {
    const crop = legalCrop({ x: 230, y: 324, width: 4000, height: 3000, rotation: 10 }, { width: 4000, height: 3000 });
    const box = turnedSize({ width: 4000, height: 3000 }, 10);
    expect(crop.x + crop.width / 2).toBeCloseTo(box.width / 2, -1);
    expect(crop.y + crop.height / 2).toBeCloseTo(box.height / 2, -1);
    expect(crop.width / crop.height).toBeCloseTo(4 / 3, 2);
  });

  it("is at least 100 pixels wide where the photo has them", () => {
    fc.assert(
      fc.property(anyCrop, photo, (asked, size) => {
        const crop = legalCrop({ ...asked, width: 3, height: 3 }, size);
        const hasRoom = Math.min(size.width, size.height) >= 180;
        if (hasRoom) expect(crop.width).toBeGreaterThanOrEqual(MIN_CROP_WIDTH_PX);
      }),
    );
  });

  it("of a ratio, centred, is as large as can be: two pixels more would not lie on the photo", () => {
    const ratio = fc.double({ min: 0.8, max: 1.91, noNaN: true });
    fc.assert(
      fc.property(ratio, rotation, photo, (wanted, degrees, size) => {
        const crop = centredCrop(size, wanted, degrees);
        expect(isLegalCrop(crop, size)).toBe(true);
        if (crop.width < 300) return;
        expect(Math.abs(crop.width / crop.height / wanted - 1)).toBeLessThan(0.02);
        const reach = turnedSize({ width: crop.width + 5, height: crop.height + 5 }, degrees);
        expect(reach.width > size.width || reach.height > size.height).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("stored before there was a rotation has none", () => {
    expect(cropSchema.parse({ x: 1, y: 2, width: 300, height: 400 })).toEqual({
      x: 1,
      y: 2,
      width: 300,
      height: 400,
      rotation: 0,
    });
  });
});
