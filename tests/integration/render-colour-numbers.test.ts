import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { renderPreview } from "@/lib/images/render-preview";
import { type Numbers, withCicp, withNclx } from "../fixtures/colour-numbers";
import { heicOf } from "../fixtures/heic";
import { colourAt, deltaE, inSpace, seenAt, squares } from "../fixtures/photo";
import { hdrProfile, rec2020Profile } from "../fixtures/photo-profile";
import { withPngProfile } from "../fixtures/png";

const WHOLE = { x: 0, y: 0, width: 480, height: 400, rotation: 0 };
const CENTRES = [0.125, 0.375, 0.625, 0.875].flatMap((y) => [0.125, 0.375, 0.625, 0.875].map((x) => [x, y] as const));
const FINE = { quality: 95, chromaSubsampling: "4:4:4", effort: 0 };
type Space = "srgb" | "p3" | "rec2020";

/** The squares in the numbers of a space, said by number alone. */
async function drawn(
  format: "png" | "avif" | "deep avif" | "deep png",
  space: Space,
  numbers: Numbers,
): Promise<Buffer> {
  const plain = format === "deep png" ? squares(480, 400).toColourspace("rgb16") : squares(480, 400);
  const image = space === "rec2020" ? await inSpace(plain, rec2020Profile()) : plain.withIccProfile(space);
  if (format.endsWith("png")) return withCicp(await image.png().toBuffer(), numbers);
  const bitdepth = format === "avif" ? 8 : 10;
  return withNclx(await image.avif({ ...FINE, bitdepth }).toBuffer(), numbers);
}

async function farthest(picture: Buffer): Promise<number> {
  const all = await Promise.all(CENTRES.map(async ([x, y]) => deltaE(await seenAt(picture, x, y), colourAt(x, y))));
  return Math.max(...all);
}

describe("a space said by number", () => {
  const formats = ["png", "deep png", "avif", "deep avif"] as const;
  const spaces: [Space, Numbers][] = [
    ["srgb", [1, 13]],
    ["srgb", [1, 1]],
    ["srgb", [2, 2]],
    ["srgb", [6, 6]],
    ["p3", [12, 13]],
    ["rec2020", [9, 13]],
    ["rec2020", [9, 14]],
  ];
  const cases = formats.flatMap((format) => spaces.map(([space, numbers]) => ({ format, space, numbers })));

  it.each(cases)(
    "$space as $numbers in a $format arrives as it was, in the preview too",
    async ({ format, space, numbers }) => {
      const original = await drawn(format, space, numbers);
      const { jpeg } = await renderPost(original, WHOLE);
      expect(await farthest(jpeg)).toBeLessThan(2);
      expect(await farthest(await renderPreview(original))).toBeLessThan(4);
    },
  );

  it("means the same in a HEIC as in a PNG", async () => {
    const numbers = await renderPost(heicOf(), WHOLE);
    const tagged = withPngProfile(await sharp(numbers.jpeg).png().toBuffer(), rec2020Profile());
    const [byNumber, expected] = [
      await renderPost(heicOf({ nclx: [9, 14, 6] }), WHOLE),
      await renderPost(tagged, WHOLE),
    ];
    for (const [x, y] of CENTRES)
      expect(deltaE(await seenAt(byNumber.jpeg, x, y), await seenAt(expected.jpeg, x, y))).toBeLessThan(3);
  });
});

describe("HDR", () => {
  const jpegWith = async (icc: Buffer) => (await inSpace(squares(480, 400), icc)).jpeg().toBuffer();
  const files: [string, () => Buffer | Promise<Buffer>][] = [
    ["PQ by number in an AVIF", () => drawn("deep avif", "srgb", [9, 16, 9])],
    ["PQ by number in an AVIF with sRGB's primaries", () => drawn("avif", "srgb", [1, 16])],
    ["HLG by number in an AVIF", () => drawn("deep avif", "srgb", [9, 18, 9])],
    ["linear light by number in an AVIF", () => drawn("avif", "srgb", [1, 8])],
    ["a space nobody knows, in an AVIF", () => drawn("avif", "srgb", [77, 13])],
    ["PQ by number in a PNG", () => drawn("deep png", "srgb", [9, 16])],
    ["HLG by number in a PNG", () => drawn("png", "srgb", [9, 18])],
    [
      "PQ by number in a PNG that has a profile too",
      async () => withPngProfile(withCicp(await squares(480, 400).png().toBuffer(), [9, 16]), rec2020Profile()),
    ],
    ["PQ by number in a HEIC", () => heicOf({ nclx: [12, 16, 6] })],
    ["HLG by number in a HEIC", () => heicOf({ nclx: [9, 18, 9] })],
    ["a HEIC with a profile for HLG", () => heicOf({ profile: hdrProfile("by number") })],
    ["a JPEG with a profile for HLG, by number", () => jpegWith(hdrProfile("by number"))],
    ["a JPEG with a profile for PQ, by name", () => jpegWith(hdrProfile("by name"))],
    ["a JPEG with a profile for HLG, by name in version 4", () => jpegWith(hdrProfile("by name in version 4"))],
    [
      "a PNG with a profile for PQ",
      async () => withPngProfile(await squares(480, 400).png().toBuffer(), hdrProfile("by name")),
    ],
  ];

  it.each(files)("%s is refused before anybody crops it", async (_name, draw) => {
    const original = await draw();
    await expect(inspectOriginal(original)).rejects.toMatchObject({ kind: "hdr" });
    await expect(renderPost(original, WHOLE)).rejects.toMatchObject({ kind: "hdr" });
  });
});
