import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstShape, type Shape, shapeChoices } from "@/components/crop/shapes";
import {
  cropOf,
  firstCrop,
  frameWidth,
  pan,
  reshape,
  straightenTo,
  stretch,
  turn,
  type View,
  viewOf,
  zoomTo,
} from "@/components/crop/view";
import { isLegalCrop, isLegalRatio, legalCrop } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";

const PHOTO: Size = { width: 3000, height: 2000 };
const start = (size = PHOTO) => viewOf(firstCrop(size), size);

describe("shapes", () => {
  it("offer the photo's own ratio only when Instagram takes it", () => {
    const keys = (width: number, height: number) => shapeChoices({ width, height }).map(({ key }) => key);
    expect(keys(1080, 1350)).toContain("original");
    expect(keys(1080, 1440)).not.toContain("original");
    expect(keys(3000, 1000)).not.toContain("original");
  });

  it("start with the one that cuts off least", () => {
    expect(firstShape({ width: 1200, height: 1200 })).toBe("original");
    expect(firstShape({ width: 1080, height: 1920 })).toBe("portrait");
    expect(firstShape({ width: 3000, height: 1000 })).toBe("landscape");
  });
});

describe("a cropper's view", () => {
  it("begins with the whole of a photo that fits", () => {
    expect(cropOf(start(), PHOTO)).toEqual({ x: 0, y: 0, width: 3000, height: 2000, rotation: 0 });
    expect(start().shape).toBe("original");
  });

  it("shows a stored crop to the pixel, whatever it is", () => {
    const side = fc.integer({ min: 120, max: 9000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const rotation = fc.oneof(
      fc.constantFrom(0, 90, 180, 270),
      fc.integer({ min: 0, max: 35_999 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(side, side, share, share, share, share, rotation, (width, height, x, y, w, h, turned) => {
        const size = { width, height };
        const asked = { x: x * width, y: y * height, width: w * width, height: h * height, rotation: turned };
        const crop = legalCrop(asked, size);
        // A sliver of a photo cannot hold a frame of 100 pixels at some angles; it is zoomed out as far as it goes.
        fc.pre(crop.width >= 100);
        expect(cropOf(viewOf(crop, size), size)).toEqual(crop);
      }),
      { numRuns: 3000 },
    );
  });

  it("always gives a crop that can be published, on the photo, whatever is done to it", () => {
    const step = fc.oneof(
      fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })).map(
        ([x, y]) =>
          (view: View, size: Size) =>
            pan(view, size, { x, y }),
      ),
      fc.double({ min: 0.2, max: 12, noNaN: true }).map((zoom) => (view: View, size: Size) => zoomTo(view, size, zoom)),
      fc
        .double({ min: -45, max: 45, noNaN: true })
        .map((degrees) => (view: View, size: Size) => straightenTo(view, size, degrees)),
      fc.constant((view: View, size: Size) => turn(view, size)),
      fc.double({ min: 0.5, max: 2.5, noNaN: true }).map((to) => (view: View, size: Size) => stretch(view, size, to)),
      fc
        .constantFrom<Shape>("portrait", "square", "landscape", "free")
        .map((shape) => (view: View, size: Size) => reshape(view, size, shape)),
    );
    const side = fc.integer({ min: 400, max: 6000 });
    const landscape = (view: View, size: Size) => reshape(view, size, "landscape");
    const slant = (view: View, size: Size) => straightenTo(view, size, 0.15);
    const quarter = (view: View, size: Size) => turn(view, size);
    fc.assert(
      fc.property(side, side, fc.array(step, { maxLength: 12 }), (width, height, steps) => {
        const size = { width, height };
        const view = steps.reduce((now, take) => take(now, size), start(size));
        const crop = cropOf(view, size);
        expect(isLegalCrop(crop, size)).toBe(true);
        expect(isLegalRatio(crop.width, crop.height)).toBe(true);
        // What the frame shows is what is cut out, but for whole pixels: on a slant up to two of the height, 1.91 times as much
        // of the width, and what is left of one.
        expect(Math.abs(crop.width - frameWidth(view, size))).toBeLessThanOrEqual(1.91 * 2 + 1);
      }),
      // Once found by chance: the most that whole pixels ever took.
      { numRuns: 2000, examples: [[405, 771, [landscape, slant, quarter]]] },
    );
  });

  it("keeps what is under the fingers where it is while it zooms", () => {
    const view = zoomTo(start(), PHOTO, 2);
    const at = { x: 0.25, y: 0.1 };
    const under = (now: View) => ({
      x: now.middle.x + at.x * frameWidth(now, PHOTO),
      y: now.middle.y + at.y * frameWidth(now, PHOTO),
    });
    const closer = zoomTo(view, PHOTO, 3, at);
    expect(under(closer).x).toBeCloseTo(under(view).x, 6);
    expect(under(closer).y).toBeCloseTo(under(view).y, 6);
  });

  it("comes back to where it began after four quarter turns, and after straightening to and fro", () => {
    const view = pan(zoomTo(start(), PHOTO, 1.5), PHOTO, { x: 200, y: 100 });
    const round = [1, 2, 3, 4].reduce((now) => turn(now, PHOTO), reshape(view, PHOTO, "square"));
    expect(cropOf(round, PHOTO)).toEqual(cropOf(reshape(view, PHOTO, "square"), PHOTO));
    const there = straightenTo(view, PHOTO, 7);
    expect(cropOf(straightenTo(there, PHOTO, 0), PHOTO)).toEqual(cropOf(view, PHOTO));
  });

  it("lays a lying photo's frame upright as far as Instagram allows when it is turned", () => {
    const turned = turn(start(), PHOTO);
    expect(turned).toMatchObject({ shape: "portrait", rotation: 90 });
    expect(cropOf(turned, PHOTO)).toMatchObject({ width: 2000, height: 2500, rotation: 90 });
  });
});
