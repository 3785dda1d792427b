import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { renderPreview } from "@/lib/images/render-preview";
import { heicInOnePiece, heicOf } from "../fixtures/heic";
import { colourAt, deltaE, type Rgb, seenAt } from "../fixtures/photo";
import { adobeRgbProfile } from "../fixtures/photo-profile";
import { withPngProfile } from "../fixtures/png";

const CENTRES = [0.125, 0.375, 0.625, 0.875].flatMap((y) => [0.125, 0.375, 0.625, 0.875].map((x) => [x, y] as const));
const WHOLE = { x: 0, y: 0, width: 480, height: 400, rotation: 0 };

/** Where a point of the stored picture is seen, as shares of both sides: quarter turns counter-clockwise, then a mirror. */
function seenPlace(x: number, y: number, turns: number, mirror: number | undefined) {
  const turned = [
    [x, y],
    [y, 1 - x],
    [1 - x, 1 - y],
    [1 - y, x],
  ][turns] ?? [x, y];
  const [across = 0, down = 0] = turned;
  if (mirror === undefined) return [across, down] as const;
  return mirror === 0 ? ([across, 1 - down] as const) : ([1 - across, down] as const);
}

async function farthestColour(picture: Buffer, expected: (x: number, y: number) => Rgb): Promise<number> {
  const all = await Promise.all(CENTRES.map(async ([x, y]) => deltaE(await seenAt(picture, x, y), expected(x, y))));
  return Math.max(...all);
}

describe("an iPhone's HEIC", () => {
  it("arrives as it was, from its tiles", async () => {
    const original = heicOf();
    expect(await inspectOriginal(original)).toMatchObject({ format: "heic", width: 480, height: 400 });
    const { jpeg } = await renderPost(original, WHOLE);
    expect(await farthestColour(jpeg, colourAt)).toBeLessThan(2);
  });

  const ways = [0, 1, 2, 3].flatMap((turns) => [undefined, 0, 1].map((mirror) => ({ turns, mirror }) as const));
  it.each(ways)("is turned and mirrored as it says: $turns, $mirror", async ({ turns, mirror }) => {
    const original = heicOf({
      turns: turns as 0 | 1 | 2 | 3,
      ...(mirror === undefined ? {} : { mirror: mirror as 0 | 1 }),
    });
    const { width, height, instead } = await inspectOriginal(original);
    expect([width, height]).toEqual(turns % 2 === 0 ? [480, 400] : [400, 480]);
    for (const kept of [original, instead ?? Buffer.alloc(0)]) {
      const { jpeg } = await renderPost(kept, { x: 0, y: 0, width, height, rotation: 0 });
      for (const [x, y] of CENTRES) {
        const [across, down] = seenPlace(x, y, turns, mirror);
        expect(deltaE(await seenAt(jpeg, across, down), colourAt(x, y))).toBeLessThan(2);
      }
    }
  });

  it("is kept as a JPEG of the same pixels and colours, with nothing private in it", async () => {
    const exif = Buffer.concat([Buffer.from("MM\0*\0\0\0\u0008", "latin1"), Buffer.from("Somebody Private")]);
    for (const profile of [undefined, await displayP3(), adobeRgbProfile()]) {
      const original = heicOf({ exif, ...(profile === undefined ? {} : { profile }) });
      const { instead, bytes } = await inspectOriginal(original);
      expect(instead).toHaveLength(bytes);
      const kept = await sharp(instead ?? "").metadata();
      expect(kept).toMatchObject({ format: "jpeg", width: 480, height: 400, chromaSubsampling: "4:4:4" });
      expect(kept.icc).toEqual(profile);
      expect(instead?.includes("Private")).toBe(false);
      const [one, other] = await Promise.all([original, instead ?? original].map((file) => renderPost(file, WHOLE)));
      for (const [x, y] of CENTRES)
        expect(
          deltaE(await seenAt(one?.jpeg ?? original, x, y), await seenAt(other?.jpeg ?? original, x, y)),
        ).toBeLessThan(1);
    }
  });

  it.each([0, 1] as const)("shows what its clean aperture leaves of it, turned %i times", async (turns) => {
    const original = heicOf({ aperture: [240, 200, 120, 100], turns });
    const { width, height } = await inspectOriginal(original);
    expect([width, height]).toEqual(turns === 0 ? [240, 200] : [200, 240]);
    const { jpeg } = await renderPost(original, { x: 0, y: 0, width, height, rotation: 0 });
    for (const [x, y] of [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
    ] as const) {
      const [across, down] = seenPlace(x, y, turns, undefined);
      expect(deltaE(await seenAt(jpeg, across, down), colourAt(0.5 + x / 2, 0.5 + y / 2))).toBeLessThan(2);
    }
  });

  it.each([0, 1, 2, 3] as const)(
    "shows what a clean aperture leaves of a picture in one piece, turned %i times",
    async (turns) => {
      // An odd number of pixels, as encoders write it that code an even one: the last column and the last row are cut off.
      const original = heicInOnePiece({ aperture: [255, 251, -0.5, -2.5], turns });
      await expectTile(original, turns % 2 === 0 ? [255, 251] : [251, 255], turns);
    },
  );

  it.each([0, 1, 2, 3] as const)("shows one that stands for another, both turned, %i times in all", async (turns) => {
    await expectTile(heicInOnePiece({ derived: { turns } }), [256, 256], turns);
    const both = heicInOnePiece({ aperture: [255, 251, -0.5, -2.5], turns: 1, derived: { turns } });
    await expectTile(both, turns % 2 === 0 ? [251, 255] : [255, 251], (turns + 1) % 4);
  });

  it("refuses an aperture larger than the picture", async () => {
    const original = heicOf({ aperture: [500, 400, 0, 0] });
    await expect(inspectOriginal(original)).rejects.toMatchObject({ kind: "heic" });
  });

  it("is brought to sRGB from its profile, just as a PNG with the same numbers and the same profile is", async () => {
    const icc = await displayP3();
    for (const profile of [icc, adobeRgbProfile()]) {
      const { jpeg } = await renderPost(heicOf({ profile }), WHOLE);
      const numbers = await renderPost(heicOf(), WHOLE);
      const tagged = withPngProfile(await sharp(numbers.jpeg).png().toBuffer(), profile);
      const expected = await renderPost(tagged, WHOLE);
      for (const [x, y] of CENTRES) {
        expect(deltaE(await seenAt(jpeg, x, y), await seenAt(expected.jpeg, x, y))).toBeLessThan(3);
      }
      expect(deltaE(await seenAt(jpeg, 0.125, 0.125), colourAt(0.125, 0.125))).toBeGreaterThan(3);
    }
  });

  it("knows P3 by its number alone, and refuses HDR, whose colours it would spoil", async () => {
    const byNumber = await renderPost(heicOf({ nclx: [12, 13, 6] }), WHOLE);
    const byProfile = await renderPost(heicOf({ profile: await displayP3() }), WHOLE);
    expect(deltaE(await seenAt(byNumber.jpeg, 0.1, 0.1), await seenAt(byProfile.jpeg, 0.1, 0.1))).toBeLessThan(1);
    await expect(inspectOriginal(heicOf({ nclx: [9, 16, 9] }))).rejects.toMatchObject({ kind: "hdr" });
  });

  it("is cropped, turned and straightened like any other photo", async () => {
    const crop = { x: 10, y: 200, width: 200, height: 200, rotation: 90 };
    const { jpeg } = await renderPost(heicOf(), crop);
    // 70 to the right and 280 down in the turned picture, which is 280 to the right and 70 up from below in the photo.
    expect(deltaE(await seenAt(jpeg, 0.3, 0.4), colourAt(280 / 480, 330 / 400))).toBeLessThan(2);
    const straightened = await renderPost(heicOf(), { x: 100, y: 100, width: 200, height: 200, rotation: 7.5 });
    expect([straightened.width, straightened.height]).toEqual([320, 320]);
  });

  it("leaves nothing private behind, and can be looked at by a browser that does not know HEIC", async () => {
    const exif = Buffer.concat([Buffer.from("MM\0*\0\0\0\u0008", "latin1"), Buffer.from("Somebody Private")]);
    const original = heicOf({ exif });
    expect(original.includes("Private")).toBe(true);
    const { jpeg } = await renderPost(original, WHOLE);
    const preview = await renderPreview(original);
    for (const picture of [jpeg, preview]) expect(picture.includes("Private")).toBe(false);
    expect(await sharp(preview).metadata()).toMatchObject({ format: "webp", width: 480, height: 400 });
  });
});

/** The upper left 256 pixels of the squares, which are 120 by 100, turned so many times counter-clockwise. */
async function expectTile(original: Buffer, size: number[], turns: number) {
  const { width, height, instead } = await inspectOriginal(original);
  expect([width, height]).toEqual(size);
  for (const kept of [original, instead ?? original]) {
    const { jpeg } = await renderPost(kept, { x: 0, y: 0, width, height, rotation: 0 });
    for (const [x, y] of [
      [60, 50],
      [180, 50],
      [60, 150],
      [180, 150],
    ] as const) {
      const [across, down] = seenPlace(x / 255, y / 251, turns, undefined);
      expect(deltaE(await seenAt(jpeg, across, down), colourAt(x / 480, y / 400))).toBeLessThan(2);
    }
  }
}

async function displayP3(): Promise<Buffer> {
  const create = { width: 1, height: 1, channels: 3, background: "#000000" } as const;
  const tagged = await sharp({ create }).withIccProfile("p3").png().toBuffer();
  return (await sharp(tagged).metadata()).icc ?? Buffer.alloc(0);
}
