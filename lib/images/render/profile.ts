import "server-only";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { NamedSpace } from "../colour";
import { iccTag } from "../icc";
import { fromPixels, type Pixels } from "./pixels";

/** A PNG's signature and its first chunk, the header. */
const PNG_HEADER_BYTES = 8 + 25;

/**
 * Brings pixels without a file of their own into sRGB. Sharp takes an input profile from a file only, so they are put into an
 * uncompressed PNG on the way; at the size of a rendition that costs a few milliseconds.
 */
export async function throughProfile(pixels: Pixels, profile: Buffer | NamedSpace): Promise<Pixels> {
  const png = await fromPixels(pixels).png({ compressionLevel: 0 }).toBuffer();
  const icc = typeof profile === "string" ? await namedProfile(profile) : profile;
  const body = Buffer.concat([Buffer.from("icc\0\0", "latin1"), deflateSync(icc)]);
  const withProfile = [png.subarray(0, PNG_HEADER_BYTES), pngChunk("iCCP", body), png.subarray(PNG_HEADER_BYTES)];
  return sharp(Buffer.concat(withProfile)).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
}

/** BT.2020's primaries as columns of XYZ, adapted to the white of all profiles, D50 (computed as in ICC.1:2022, annex E). */
const REC2020_COLORANTS = {
  rXYZ: [0.673459, 0.279033, -0.001931],
  gXYZ: [0.165661, 0.675338, 0.029979],
  bXYZ: [0.1251, 0.045629, 0.797162],
} as const;

/** BT.2020's is that of P3 with other primaries: both are shown with sRGB's curve. */
export async function namedProfile(space: NamedSpace): Promise<Buffer> {
  const icc = await displayP3();
  if (space === "p3") return icc;
  for (const [tag, xyz] of Object.entries(REC2020_COLORANTS)) {
    const body = iccTag(icc, tag);
    if (body === null) throw new Error("Sharp's P3 is no matrix profile.");
    for (const [index, value] of xyz.entries()) body.writeInt32BE(Math.round(value * 65536), 8 + 4 * index);
  }
  return icc;
}

/** Sharp brings the profile along, but hands it out in a file only. */
async function displayP3(): Promise<Buffer> {
  const create = { width: 1, height: 1, channels: 3, background: "#000000" } as const;
  const { icc } = await sharp(await sharp({ create }).withIccProfile("p3").png().toBuffer()).metadata();
  if (icc === undefined) throw new Error("Sharp wrote no profile.");
  return icc;
}

function pngChunk(type: string, body: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4);
  body.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
  return bytes;
}
