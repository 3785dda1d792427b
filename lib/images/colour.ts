import { iccName, iccNumbers } from "./icc";
import { ImageError } from "./image-error";
import { primaryProperties } from "./iso-boxes";
import { pngChunks } from "./png";

/** A space that a file names by number and whose profile we have. */
export type NamedSpace = "p3" | "rec2020";
/** How a file says which colours its pixels mean: H.273, also called CICP or nclx. */
export type ColourNumbers = { primaries: number; transfer: number };

/** By H.273's table 2. 2 is "unspecified", 5 to 7 are those of old television, which differ from sRGB by less than one sees. */
const SPACES: Record<number, NamedSpace | null> = {
  1: null,
  2: null,
  5: null,
  6: null,
  7: null,
  9: "rec2020",
  12: "p3",
};
/** By table 3, all but sRGB's own are television's, which screens and browsers show with the same curve; 4 is a gamma of 2.2. */
const SDR_TRANSFERS = [1, 2, 4, 6, 13, 14, 15];
const HDR_TRANSFERS = [16, 18];
/** PQ, which is SMPTE ST 2084, and HLG. */
const HDR_NAME = /(^|[^a-z])(pq|hlg|st ?2084)([^a-z]|$)/i;

/**
 * What pixels without a profile still have to be brought to sRGB from, by the numbers of their file; null when a profile says
 * it, or when they are sRGB, or shown as if they were.
 * @throws ImageError for HDR (PQ, HLG), whose numbers make a dull grey picture, and for numbers that nobody could bring to sRGB
 */
export function namedSpace(numbers: ColourNumbers | null, icc: Buffer | null): NamedSpace | null {
  const isHdr = HDR_TRANSFERS.includes(numbers?.transfer ?? 0) || (icc !== null && isHdrProfile(icc));
  if (isHdr) throw new ImageError("hdr");
  if (numbers === null || icc !== null) return null;
  const space = SPACES[numbers.primaries];
  if (space === undefined || !SDR_TRANSFERS.includes(numbers.transfer)) throw new ImageError("hdr");
  return space;
}

function isHdrProfile(icc: Buffer): boolean {
  return HDR_TRANSFERS.includes(iccNumbers(icc)?.transfer ?? 0) || HDR_NAME.test(iccName(icc));
}

/** What a PNG's `cICP` chunk says (PNG, third edition, 11.3.2.6). */
export function pngColour(bytes: Buffer): ColourNumbers | null {
  for (const { type, body } of pngChunks(bytes))
    if (type === "cICP") return { primaries: body[0] ?? 2, transfer: body[1] ?? 2 };
  return null;
}

/** What the `colr` box of the picture to be shown says by number (ISO 14496-12, 12.1.5). */
export function avifColour(bytes: Buffer): ColourNumbers | null {
  const boxes = primaryProperties(bytes).filter(({ type }) => type === "colr");
  const numbers = boxes.find(({ body }) => ["nclx", "nclc"].includes(body.toString("latin1", 0, 4)))?.body;
  if (numbers === undefined || numbers.length < 8) return null;
  return { primaries: numbers.readUInt16BE(4), transfer: numbers.readUInt16BE(6) };
}
