import { describe, expect, it } from "vitest";
import { avifColour, namedSpace, pngColour } from "@/lib/images/colour";
import { iccName, iccNumbers } from "@/lib/images/icc";
import { avifHeader } from "../fixtures/avif-header";
import { box, fullBox, int16 } from "../fixtures/iso-box";
import { adobeRgbProfile, hdrProfile } from "../fixtures/photo-profile";
import { chunk } from "../fixtures/png";

const NCLX = { hlg: [9, 18], srgb: [1, 13], p3: [12, 13] } as const;

describe("the colours that a file names by number", () => {
  it("are those of the picture that is shown, not of another in the file", () => {
    const properties = [nclx(NCLX.hlg), nclx(NCLX.srgb)];
    expect(avifColour(avifHeader({ primary: 1, properties, of: { 1: [2], 2: [1] } }))).toEqual({
      primaries: 1,
      transfer: 13,
    });
    expect(avifColour(avifHeader({ primary: 2, properties, of: { 1: [2], 2: [1] } }))).toEqual({
      primaries: 9,
      transfer: 18,
    });
    expect(avifColour(avifHeader({ primary: 3, properties, of: { 1: [2], 2: [1] } }))).toBeNull();
  });

  it("are those of a grid's first tile where the grid itself says nothing", () => {
    const file = avifHeader({ primary: 9, properties: [nclx(NCLX.p3)], of: { 4: [1] }, parts: { 9: [4, 5] } });
    expect(avifColour(file)).toEqual({ primaries: 12, transfer: 13 });
    const both = avifHeader({
      primary: 9,
      properties: [nclx(NCLX.p3), nclx(NCLX.srgb)],
      of: { 4: [1], 9: [2] },
      parts: { 9: [4] },
    });
    expect(avifColour(both)).toEqual({ primaries: 1, transfer: 13 });
  });

  it("are looked for within bounds in files that lie", () => {
    const whole = avifHeader({ primary: 1, properties: [nclx(NCLX.p3)], of: { 1: [1] }, parts: { 1: [1] } });
    for (let end = 0; end < whole.length; end += 1) expect(() => avifColour(whole.subarray(0, end))).not.toThrow();
    for (let at = 0; at < whole.length; at += 1) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = 0xff;
      expect(() => avifColour(spoilt)).not.toThrow();
    }
    const manyBoxes = fullBox("meta", 0, [Buffer.alloc(8_000_000, box("free", []))]);
    const manyChunks = Buffer.alloc(12_000_000);
    const startedAt = performance.now();
    expect(avifColour(manyBoxes)).toBeNull();
    expect(pngColour(manyChunks)).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it("are found in a PNG before its pixels only", () => {
    const [start, cicp] = [Buffer.alloc(8), chunk("cICP", Buffer.from([9, 16, 0, 1]))];
    expect(pngColour(Buffer.concat([start, chunk("gAMA", Buffer.alloc(4)), cicp]))).toEqual({
      primaries: 9,
      transfer: 16,
    });
    expect(pngColour(Buffer.concat([start, chunk("IDAT", Buffer.alloc(9)), cicp]))).toBeNull();
    expect(pngColour(Buffer.concat([start, cicp.subarray(0, 8)]))).toEqual({ primaries: 2, transfer: 2 });
  });

  it("count less than a profile, unless they say HDR", () => {
    expect(namedSpace({ primaries: 12, transfer: 13 }, null)).toBe("p3");
    expect(namedSpace({ primaries: 12, transfer: 13 }, adobeRgbProfile())).toBeNull();
    expect(namedSpace({ primaries: 11, transfer: 17 }, adobeRgbProfile())).toBeNull();
    expect(() => namedSpace({ primaries: 11, transfer: 17 }, null)).toThrow("hdr");
    expect(() => namedSpace({ primaries: 1, transfer: 16 }, adobeRgbProfile())).toThrow("hdr");
  });
});

describe("a profile", () => {
  it("is known by its name and its numbers, and read within bounds", () => {
    expect(iccName(adobeRgbProfile())).toBe("Test wide");
    expect(iccName(hdrProfile("by name in version 4"))).toBe("Rec. ITU-R BT.2100 HLG");
    expect(iccNumbers(adobeRgbProfile())).toBeNull();
    expect(iccNumbers(hdrProfile("by number"))).toEqual({ primaries: 9, transfer: 18 });
    const icc = hdrProfile("by name in version 4");
    for (let end = 0; end < icc.length; end += 1) expect(() => iccName(icc.subarray(0, end))).not.toThrow();
    for (let at = 128; at < icc.length; at += 1) {
      const spoilt = Buffer.from(icc);
      spoilt[at] = 0xff;
      expect(() => [iccName(spoilt), iccNumbers(spoilt)]).not.toThrow();
    }
  });
});

function nclx([primaries, transfer]: readonly [number, number]): Buffer {
  return box("colr", [Buffer.from("nclx"), int16(primaries), int16(transfer), int16(6), Buffer.from([0x80])]);
}
