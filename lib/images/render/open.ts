import "server-only";
import sharp, { type Metadata, type Sharp } from "sharp";
import { avifColour, type ColourNumbers, type NamedSpace, namedSpace, pngColour } from "../colour";
import { type PhotoFormat, readFormat } from "../format";
import { ImageError } from "../image-error";
import { checkLimits, isScaledOnLoad } from "../limits";
import { isSideways, type Turn, turnFor } from "../orientation";
import { isPlainJpeg } from "../plain";
import { MAX_UPLOAD_BYTES, type Size } from "../ratio";
import type { Box } from "../slant";
import { openHeic } from "./heic";
import { scaleOnLoad } from "./scale-on-load";

// No picture is opened twice in a row, so libvips's cache would only keep memory.
sharp.cache(false);
// One thread for each picture: two gave 10 % (12 MP), and glibc's allocator fragments with many.
sharp.concurrency(1);
// Whatever else libvips can open (SVG, PDF, TIFF, …) stays shut, even if our own look at the first bytes were fooled.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["Jpeg", "Uhdr", "Png", "Webp", "Heif"].map((name) => `VipsForeignLoad${name}Buffer`) });

const TIMEOUT_SECONDS = 20;

/** What the header of an original says, and the way to its pixels. */
export type Source = {
  format: PhotoFormat;
  /** In pixels, after `turn`. */
  upright: Size;
  turn: Turn;
  isPlain: boolean;
  isDeepWithProfile: boolean;
  /** The profile that the pixels of `open` still have to be put through; null when sharp knows it itself. */
  profile: Buffer | NamedSpace | null;
  /** To be called once: a box of the pixels as they are stored, still to be scaled to `size`. */
  open: (stored: Box, size: Size) => Promise<Sharp>;
};

/**
 * Judges the header and hands the picture to `work`; whatever goes wrong there means that it cannot be decoded.
 * @throws ImageError
 */
export async function withSource<T>(bytes: Buffer, work: (source: Source) => Promise<T>): Promise<T> {
  if (bytes.length > MAX_UPLOAD_BYTES) throw new ImageError("too-large");
  const format = readFormat(bytes);
  return format === "heic" ? withHeic(bytes, work) : orRefuse(work(await readSource(format, bytes)));
}

async function readSource(format: PhotoFormat, bytes: Buffer): Promise<Source> {
  const metadata = await orRefuse(openWithSharp(bytes).metadata());
  const { width, height, channels, isProgressive, depth } = metadata;
  const [isDeep, isHalfChroma] = [depth !== "uchar", metadata.chromaSubsampling === "4:2:0"];
  checkLimits({ format, width, height, channels, isProgressive, isHalfChroma, isDeep }, bytes);
  const turn = turnFor(metadata.orientation);
  const open = async (stored: Box, size: Size) =>
    isScaledOnLoad(format, { width, height })
      ? scaleOnLoad(openWithSharp(bytes), stored, { width, height }, size)
      : cut(openWithSharp(bytes), stored, { width, height });
  const isDeepWithProfile = hasDeepProfile(metadata);
  const profile = namedSpace(colourNumbers(format, bytes), metadata.icc ?? null);
  const isPlain = isPlainJpeg(format, metadata);
  return { format, upright: uprightSize({ width, height }, turn), turn, isPlain, isDeepWithProfile, profile, open };
}

function colourNumbers(format: PhotoFormat, bytes: Buffer): ColourNumbers | null {
  if (format === "png") return pngColour(bytes);
  return format === "avif" ? avifColour(bytes) : null;
}

async function withHeic<T>(bytes: Buffer, work: (source: Source) => Promise<T>): Promise<T> {
  const { width, height, channels, turn, profile, decode, close } = await openHeic(bytes);
  try {
    const facts = { width, height, channels, isProgressive: false, isHalfChroma: true, isDeep: false };
    checkLimits({ format: "heic", ...facts }, bytes);
    const upright = uprightSize({ width, height }, turn);
    const open = async (stored: Box, size: Size) => {
      const { data, ...decoded } = await decode(stored, size);
      return sharp(data, { raw: { ...decoded, channels }, limitInputPixels: false });
    };
    const source = { format: "heic", upright, turn, isPlain: false, isDeepWithProfile: false, profile, open } as const;
    return await orRefuse(work(source));
  } finally {
    await close();
  }
}

/** Left out for a whole picture, so that a big JPEG may be halved while it is decoded. */
function cut(image: Sharp, { x, y, width, height }: Box, whole: Size): Sharp {
  return width === whole.width && height === whole.height ? image : image.extract({ left: x, top: y, width, height });
}

function uprightSize({ width, height }: Size, turn: Turn): Size {
  return isSideways(turn) ? { width: height, height: width } : { width, height };
}

function hasDeepProfile({ space, hasProfile }: Metadata): boolean {
  return space === "rgb16" && hasProfile;
}

/** The limits are ours (`checkLimits`), told from the header; sharp's own would only say "broken". */
function openWithSharp(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: "error", limitInputPixels: false }).timeout({ seconds: TIMEOUT_SECONDS });
}

async function orRefuse<T>(decoding: Promise<T>): Promise<T> {
  try {
    return await decoding;
  } catch (cause) {
    if (cause instanceof ImageError) throw cause;
    const isSlow = cause instanceof Error && cause.message.startsWith("timeout");
    throw new ImageError(isSlow ? "too-slow" : "broken", { cause });
  }
}
