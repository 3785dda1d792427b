import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { renderPreview } from "@/lib/images/render-preview";
import { colourAt, deltaE, seenAt, squares } from "../fixtures/photo";
import { webpOfFrames } from "../fixtures/webp";

const CANVAS = { width: 480, height: 400 };
const WHOLE = { x: 0, y: 0, ...CANVAS, rotation: 0 };
const WHITE = [255, 255, 255] as const;

const lossless = (width: number, height: number) => squares(width, height).webp({ lossless: true }).toBuffer();

describe("a WebP that says it moves and has one frame", () => {
  it("is a still picture", async () => {
    const frame = { picture: await lossless(480, 400), at: { x: 0, y: 0, ...CANVAS } };
    const original = webpOfFrames(CANVAS, [frame]);
    expect(await inspectOriginal(original)).toMatchObject({ format: "webp", ...CANVAS, bytes: original.length });
    const { jpeg } = await renderPost(original, WHOLE);
    for (const share of [0.125, 0.625])
      expect(deltaE(await seenAt(jpeg, share, share), colourAt(share, share))).toBeLessThan(2);
  });

  it("shows a frame where it lies, and white around it", async () => {
    const frame = { picture: await lossless(240, 200), at: { x: 120, y: 100, width: 240, height: 200 } };
    const original = webpOfFrames(CANVAS, [frame]);
    for (const picture of [(await renderPost(original, WHOLE)).jpeg, await renderPreview(original)]) {
      expect(deltaE(await seenAt(picture, 0.1, 0.5), [...WHITE])).toBeLessThan(2);
      expect(deltaE(await seenAt(picture, 0.9, 0.9), [...WHITE])).toBeLessThan(2);
      // The centres of the first square and of one in the middle.
      for (const share of [0.125, 0.625])
        expect(deltaE(await seenAt(picture, 0.25 + share / 2, 0.25 + share / 2), colourAt(share, share))).toBeLessThan(
          3,
        );
    }
  });

  it.each([true, false])("puts what one can see through on white, blended or not (%s)", async (isBlended) => {
    const create = { ...CANVAS, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } as const;
    const picture = await sharp({ create }).webp({ lossless: true }).toBuffer();
    const original = webpOfFrames(CANVAS, [{ picture, at: { x: 0, y: 0, ...CANVAS }, isBlended }]);
    const { jpeg } = await renderPost(original, WHOLE);
    expect(deltaE(await seenAt(jpeg, 0.5, 0.5), [227, 127, 127])).toBeLessThan(2);
  });

  it("shows it there too where it must be made smaller while it is decoded", async () => {
    const canvas = { width: 7680, height: 6400 };
    const frame = { picture: await lossless(1920, 1600), at: { x: 1920, y: 1600, width: 1920, height: 1600 } };
    const { jpeg } = await renderPost(webpOfFrames(canvas, [frame]), { x: 0, y: 0, ...canvas, rotation: 0 });
    expect(deltaE(await seenAt(jpeg, 0.2, 0.2), [...WHITE])).toBeLessThan(2);
    for (const share of [0.125, 0.625, 0.875])
      expect(deltaE(await seenAt(jpeg, 0.25 + share / 4, 0.25 + share / 4), colourAt(share, share))).toBeLessThan(4);
  });

  it("moves with a second one, however far behind it lies, and is broken when its frame is cut off", async () => {
    const frame = { picture: await lossless(480, 400), at: { x: 0, y: 0, ...CANVAS } };
    const two = webpOfFrames(CANVAS, [frame, frame]);
    await expect(inspectOriginal(two)).rejects.toMatchObject({ kind: "animated" });
    const empty = Buffer.alloc(8 * 5000, "free\0\0\0\0");
    const far = Buffer.concat([webpOfFrames(CANVAS, [frame]), empty, two.subarray(two.lastIndexOf("ANMF"))]);
    await expect(inspectOriginal(far)).rejects.toMatchObject({ kind: "animated" });
    const one = webpOfFrames(CANVAS, [frame]);
    for (const bytes of [one.subarray(0, -20), webpOfFrames(CANVAS, []), two.subarray(0, one.length)])
      await expect(inspectOriginal(bytes)).rejects.toMatchObject({ kind: "broken" });
  });
});
