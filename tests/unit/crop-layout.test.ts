import fc from "fast-check";
import { getInitialCropFromCroppedAreaPixels } from "react-easy-crop";
import { describe, expect, it } from "vitest";
import { follow, frameOn, placeIn } from "@/components/crop/layout";
import type { Shape } from "@/components/crop/shapes";
import {
  cropOf,
  firstCrop,
  frameWidth,
  maxZoom,
  reshape,
  straightenTo,
  stretch,
  type View,
  viewOf,
} from "@/components/crop/view";
import { type Crop, legalCrop } from "@/lib/images/ratio";
import { type Size, turnedSize, turnVector } from "@/lib/images/rotation";

const PHOTO: Size = { width: 3000, height: 2000 };
const NOWHERE = { x: 0, y: 0 };

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const photo = fc.record({ width: fc.integer({ min: 400, max: 9000 }), height: fc.integer({ min: 400, max: 9000 }) });
const room = fc.record({ width: between(200, 1600), height: between(200, 1200) });
const rotation = fc.oneof(
  fc.constantFrom(0, 90, 180, 270),
  fc.integer({ min: 0, max: 35_999 }).map((hundredths) => hundredths / 100),
);
/** A photo, and what may be stored of it. */
const stored = fc
  .tuple(photo, fc.tuple(between(0, 1), between(0, 1), between(0, 1), between(0, 1)), rotation)
  .map(([size, [x, y, width, height], turned]) => {
    const box = turnedSize(size, turned);
    const asked = { x: x * box.width, y: y * box.height, width: width * box.width, height: height * box.height };
    return { size, crop: legalCrop({ ...asked, rotation: turned }, size) };
  })
  // A sliver of a photo cannot hold a frame of 100 pixels at some angles; it is zoomed out as far as it goes.
  .filter(({ crop }) => crop.width >= 100);

/** What a browser draws: react-easy-crop moves, turns and enlarges the photo around its middle, in this order. */
function drawnAt(corner: { x: number; y: number }, frame: Size, view: View, size: Size) {
  const { position, media } = placeIn(frame, view, size);
  const turned = turnVector({ x: corner.x - position.x, y: corner.y - position.y }, -view.rotation);
  const perPx = media.width / size.width;
  return {
    x: size.width / 2 + turned.x / view.zoom / perPx,
    y: size.height / 2 + turned.y / view.zoom / perPx,
  };
}

function cornersOf({ width, height }: Size) {
  return [-0.5, 0.5].flatMap((x) => [-0.5, 0.5].map((y) => ({ x: x * width, y: y * height })));
}

describe("a stage", () => {
  it("holds a frame of the right ratio, with some room around it", () => {
    expect(frameOn({ width: 390, height: 487.5 }, 0.8)).toEqual({ width: 366, height: 457.5 });
    expect(frameOn({ width: 600, height: 424 }, 1)).toEqual({ width: 400, height: 400 });
    expect(frameOn({ width: 0, height: 0 }, 1.5).width).toBeGreaterThan(0);
  });

  it("shows a stored crop where react-easy-crop itself says it is, on a stage of any size", () => {
    fc.assert(
      fc.property(stored, room, ({ size, crop }, space) => {
        const view = viewOf(crop, size);
        const frame = frameOn(space, view.ratio);
        const { position, media } = placeIn(frame, view, size);
        const sizes = { ...media, naturalWidth: size.width, naturalHeight: size.height };
        const own = getInitialCropFromCroppedAreaPixels(crop, sizes, crop.rotation, frame, 0, Number.POSITIVE_INFINITY);
        expect(view.zoom).toBeCloseTo(own.zoom, 6);
        expect(position.x).toBeCloseTo(own.crop.x, 6);
        expect(position.y).toBeCloseTo(own.crop.y, 6);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives back the stored crop to the pixel after a gesture that ends where it began", () => {
    const there = fc.record({ x: between(-2, 2), y: between(-2, 2) });
    fc.assert(
      fc.property(stored, there, between(0.5, 9), ({ size, crop }, by, zoom) => {
        const from = viewOf(crop, size);
        // No slider goes closer; what is, was not made here, and is taken back to there by the first change.
        fc.pre(from.zoom <= maxZoom(from, size));
        const gone = follow(from, size, { from, around: by, by }, zoom);
        const back = follow(gone, size, { from, around: by, by: NOWHERE }, from.zoom);
        expect(cropOf(back, size)).toEqual(crop);
      }),
      { numRuns: 2000 },
    );
  });

  it("has no empty corner in its frame, whatever is done, and shows what is stored", () => {
    const step = fc.oneof(
      fc.tuple(between(-3, 3), between(-3, 3), between(-1, 1), between(-1, 1), between(0.1, 12)).map(
        ([x, y, left, top, zoom]) =>
          (view: View, size: Size) =>
            follow(view, size, { from: view, around: { x: left, y: top }, by: { x, y } }, zoom),
      ),
      between(-45, 45).map((degrees) => (view: View, size: Size) => straightenTo(view, size, degrees)),
      between(0.5, 2.5).map((ratio) => (view: View, size: Size) => stretch(view, size, ratio)),
      fc
        .constantFrom<Shape>("portrait", "square", "landscape")
        .map((shape) => (view: View, size: Size) => reshape(view, size, shape)),
    );
    fc.assert(
      fc.property(photo, room, fc.array(step, { maxLength: 10 }), (size, space, steps) => {
        let view = viewOf(firstCrop(size), size);
        for (const take of steps) {
          view = take(view, size);
          const frame = frameOn(space, view.ratio);
          for (const corner of cornersOf(frame)) {
            const { x, y } = drawnAt(corner, frame, view, size);
            expect(Math.min(x, y, size.width - x, size.height - y)).toBeGreaterThan(-1e-6);
          }
        }
        const [corner] = cornersOf(frameOn(space, view.ratio));
        const seen = drawnAt(corner ?? NOWHERE, frameOn(space, view.ratio), view, size);
        const kept = cornerOf(cropOf(view, size), size);
        // Whole pixels, and on a slant the few that keep the corners on the photo.
        expect(Math.hypot(seen.x - kept.x, seen.y - kept.y)).toBeLessThan(5);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps what was under two fingers under them, also while they move, and counts from where they began", () => {
    const from = { ...viewOf(firstCrop(PHOTO), PHOTO), zoom: 2 };
    const under = (view: View, at: { x: number; y: number }) => ({
      x: view.middle.x + at.x * frameWidth(view, PHOTO),
      y: view.middle.y + at.y * frameWidth(view, PHOTO),
    });
    const gesture = { from, around: { x: 0.2, y: -0.1 }, by: { x: 0.05, y: 0.02 } };
    const jumped = follow(from, PHOTO, { ...gesture, by: { x: 9, y: 9 } }, 3);
    const to = follow(jumped, PHOTO, gesture, 3);
    expect(under(to, { x: 0.25, y: -0.08 }).x).toBeCloseTo(under(from, gesture.around).x, 6);
    expect(under(to, { x: 0.25, y: -0.08 }).y).toBeCloseTo(under(from, gesture.around).y, 6);
  });
});

/** The upper left corner of a stored crop, on the photo as it is before it is turned. */
function cornerOf(crop: Crop, size: Size) {
  const box = turnedSize(size, crop.rotation);
  const { x, y } = turnVector({ x: crop.x - box.width / 2, y: crop.y - box.height / 2 }, -crop.rotation);
  return { x: x + size.width / 2, y: y + size.height / 2 };
}
