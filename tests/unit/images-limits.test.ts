import { describe, expect, it } from "vitest";
import { checkLimits, isDecodedAlone } from "@/lib/images/limits";
import { avifHeader } from "../fixtures/avif-header";
import { ispe } from "../fixtures/iso-box";

const FACTS = { format: "avif", channels: 3, isDeep: false, isHalfChroma: false, isProgressive: false } as const;

/** What a file with these pictures in it is refused as, whose first one is shown. */
function refusal(...sizes: [number, number][]): string | null {
  const [[width, height] = [0, 0]] = sizes;
  const properties = sizes.map(([width, height]) => ispe(width, height));
  const bytes = avifHeader({ primary: 1, properties, of: { 1: [1], 2: [2] }, parts: { 1: [2] } });
  try {
    checkLimits({ ...FACTS, width, height }, bytes);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

describe("the pixels of an AVIF", () => {
  it.each([
    ["12 megapixels", 4000, 3000],
    ["24 megapixels", 6000, 4000],
    ["a camera's 26", 6240, 4160],
  ])("may be %s", (_name, width, height) => expect(refusal([width, height])).toBeNull());

  it("may not be 27 million, and a JPEG is what one is told to save", () => {
    expect(refusal([6400, 4220])).toBe("Picture refused: too-many-for-format");
  });

  it("are also those of the parts that it is made of, however little it shows of them", () => {
    expect(refusal([600, 400], [8064, 6048])).toBe("Picture refused: too-many-for-format");
  });

  it("are decoded alone above 11 million, whichever of the pictures has them", () => {
    const avif = (...properties: Buffer[]) => avifHeader({ primary: 1, properties, of: { 1: [1] } });
    expect(isDecodedAlone("avif", avif(ispe(4000, 2700)))).toBe(false);
    expect(isDecodedAlone("avif", avif(ispe(4000, 3000)))).toBe(true);
    expect(isDecodedAlone("avif", avif(ispe(600, 400), ispe(4000, 3000)))).toBe(true);
    expect(isDecodedAlone("jpeg", avif(ispe(4000, 3000)))).toBe(false);
  });
});
