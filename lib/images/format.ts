import { ImageError, type ImageErrorKind } from "./image-error";
import { pngChunks } from "./png";
import { hasSeveralFrames } from "./webp";

/** What an original may be. */
export type PhotoFormat = "jpeg" | "png" | "webp" | "avif" | "heic";

const TEXT_PROBE_BYTES = 1024;
/** TIFF (also Nikon's, Sony's and most other raws), BigTIFF, Panasonic's RW2, Olympus' ORF. */
const TIFF_OR_RAW = ["49492a00", "4d4d002a", "49492b00", "4d4d002b", "49495500", "4949524f", "49495253", "4d4d4f52"];

/**
 * Which photo these bytes are, by their first bytes alone; the file's name and declared type count for nothing.
 * @throws ImageError that says why they are none that can be posted.
 */
export function readFormat(bytes: Buffer): PhotoFormat {
  if (bytes.length === 0) throw new ImageError("empty");
  if (startsWith(bytes, "ffd8ff")) return checkedJpeg(bytes);
  if (startsWith(bytes, "89504e470d0a1a0a")) return still("png", isAnimatedPng(bytes));
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return still("webp", isAnimatedWebp(bytes));
  if (ascii(bytes, 4, 8) === "ftyp") return readIsoFormat(bytes);
  throw new ImageError(reasonToRefuse(bytes));
}

/** ISO media files name their major brand, then a list of brands they are compatible with (ISO 14496-12, 4.3). */
function readIsoFormat(bytes: Buffer): PhotoFormat {
  const major = ascii(bytes, 8, 12);
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, TEXT_PROBE_BYTES);
  const brands = new Set([major]);
  for (let at = 16; at + 4 <= end; at += 4) brands.add(ascii(bytes, at, at + 4));
  if (["avis", "msf1", "hevc", "hevx", "heim", "heis"].includes(major)) throw new ImageError("animated");
  if (brands.has("avif")) return "avif";
  if (["heic", "heix", "mif1"].some((brand) => brands.has(brand))) return "heic";
  if (major === "crx ") throw new ImageError("tiff");
  throw new ImageError(/^(isom|iso\d|mp4\d|avc1|qt {2}|M4V |3g)/.test(major) ? "animated" : "unsupported-format");
}

function reasonToRefuse(bytes: Buffer): ImageErrorKind {
  if (ascii(bytes, 0, 4) === "GIF8") return "gif";
  if (TIFF_OR_RAW.some((magic) => startsWith(bytes, magic)) || ascii(bytes, 0, 15) === "FUJIFILMCCD-RAW") return "tiff";
  if (ascii(bytes, 0, 5) === "%PDF-") return "vector";
  // Without spaces, byte order marks and the zeros of UTF-16.
  const text = bytes.toString("latin1", 0, TEXT_PROBE_BYTES).replace(/[^!-~]+/g, "");
  return /^<(\?xml|!--|!DOCTYPEsvg|svg)/i.test(text) ? "vector" : "unsupported-format";
}

/** libjpeg reads 8 bits for each colour; of others it only says that they are broken. */
function checkedJpeg(bytes: Buffer): PhotoFormat {
  if (jpegBits(bytes) > 8) throw new ImageError("jpeg-depth");
  return "jpeg";
}

/** What the frame header says of each colour (ITU T.81, B.2.2); 8 when there is none to be found. */
function jpegBits(bytes: Buffer): number {
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // SOF0 to SOF15; between them lie the tables (DHT), an extension (JPG) and the conditioning (DAC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 4] ?? 8;
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return 8;
}

function still(format: PhotoFormat, isAnimated: boolean): PhotoFormat {
  if (isAnimated) throw new ImageError("animated");
  return format;
}

/**
 * An animated PNG has an `acTL` chunk before its first pixels, which begins with the number of frames; sharp would show the first
 * only, and say nothing. One frame does not move.
 */
function isAnimatedPng(bytes: Buffer): boolean {
  for (const { type, body } of pngChunks(bytes))
    if (type === "acTL") return body.length < 4 || body.readUInt32BE(0) > 1;
  return false;
}

/**
 * The second bit of an extended WebP's flags says animation (RFC 9649, 2.7), which may be one of a single frame. That is shown as
 * browsers do: where it lies on its canvas, which is otherwise transparent.
 */
function isAnimatedWebp(bytes: Buffer): boolean {
  return ascii(bytes, 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0 && hasSeveralFrames(bytes);
}

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.toString("hex", 0, hex.length / 2) === hex;
}

function ascii(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}
