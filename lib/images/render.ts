import "server-only";
import sharp, { type Metadata, type Sharp } from "sharp";
import { type PhotoFormat, readFormat } from "./format";
import { createGate } from "./gate";
import { ImageError } from "./image-error";
import { checkLimits } from "./limits";
import { isSideways, storedCrop, type Turn, turnFor } from "./orientation";
import { type Crop, legalCrop, MAX_UPLOAD_BYTES, renditionSize, type Size } from "./ratio";

// No picture is opened twice in a row, so libvips's cache would only keep memory.
sharp.cache(false);
// One thread for each picture: two gave 10 % (12 MP), and glibc's allocator fragments with many.
sharp.concurrency(1);
// Whatever else libvips can open (SVG, PDF, TIFF, …) stays shut, even if our own look at the first bytes were fooled.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["Jpeg", "Uhdr", "Png", "Webp", "Heif"].map((name) => `VipsForeignLoad${name}Buffer`) });

/** libuv has four threads for files, names and pictures together; two pictures at a time leave some for the others. */
const inTurn = createGate(2);
const TIMEOUT_SECONDS = 20;
/** Meta takes 8 MiB (media reference, "Image specifications"). Only noise comes near; a photo has about 1 MB at quality 95. */
const MAX_RENDITION_BYTES = 6 * 1024 * 1024;
const QUALITIES = [95, 88, 80, 70];
/** Covers a 3:4 tile of 320 CSS pixels on a screen with two device pixels for each. */
const THUMBNAIL_PX = { width: 640, height: 853 };
const PLACEHOLDER_WIDTH_PX = 16;

export type Original = { format: PhotoFormat; width: number; height: number; bytes: number };
export type RenderedPost = { jpeg: Buffer; width: number; height: number; thumbnail: Buffer; placeholder: string };

type Header = { format: PhotoFormat; upright: Size; turn: Turn; isDeepWithProfile: boolean };
type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

/**
 * Whether this upload is a photo that can be posted. Its header is judged first, then all of it is decoded once, small.
 * @returns the size in pixels as it is shown (EXIF orientation applied) and the weight in bytes.
 * @throws ImageError with a sentence for the person.
 */
export function inspectOriginal(bytes: Buffer): Promise<Original> {
  return inTurn(async () => {
    const { format, upright } = await readHeader(bytes);
    await orRefuse(open(bytes).resize(32, 32, { fit: "fill" }).raw().toBuffer());
    return { format, ...upright, bytes: bytes.length };
  });
}

/**
 * The picture for Instagram: sRGB JPEG of `renditionSize(crop)` pixels without any metadata, at most 6 MiB, and from the same
 * decoded pixels a WebP thumbnail and a data: URI of well under 1 kB.
 * @param crop in pixels of the upright original; one that is not legal is made so by `legalCrop`.
 * @throws ImageError with a sentence for the person.
 */
export function renderPost(original: Buffer, crop: Crop): Promise<RenderedPost> {
  return inTurn(async () => {
    const header = await readHeader(original);
    const pixels = await orRefuse(decode(original, header, legalCrop(crop, header.upright)));
    const [jpeg, small] = await Promise.all([encodeJpeg(pixels), encodeSmall(pixels)]);
    return { jpeg, width: pixels.info.width, height: pixels.info.height, ...small };
  });
}

async function readHeader(bytes: Buffer): Promise<Header> {
  if (bytes.length > MAX_UPLOAD_BYTES) throw new ImageError("too-large");
  const format = readFormat(bytes);
  const metadata = await orRefuse(open(bytes).metadata());
  const { width, height, channels, isProgressive, depth } = metadata;
  checkLimits({ format, width, height, channels, isProgressive, isDeep: depth !== "uchar" });
  const turn = turnFor(metadata.orientation);
  const upright = isSideways(turn) ? { width: height, height: width } : { width, height };
  return { format, upright, turn, isDeepWithProfile: isDeepWithProfile(metadata) };
}

function isDeepWithProfile({ space, hasProfile }: Metadata): boolean {
  return space === "rgb16" && hasProfile;
}

/** The limits are ours (`checkLimits`), told from the header; sharp's own would only say "broken". */
function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: "error", limitInputPixels: false }).timeout({ seconds: TIMEOUT_SECONDS });
}

/** Cut, scaled, turned, on white, in 8-bit sRGB: the rendition's pixels. */
function decode(bytes: Buffer, { upright, turn, isDeepWithProfile }: Header, crop: Crop): Promise<Pixels> {
  const { width, height } = renditionSize(crop);
  const { x, y, ...area } = storedCrop(crop, upright, turn);
  const isWhole = crop.width === upright.width && crop.height === upright.height;
  const image = open(bytes);
  // Left out for a whole picture, so that a big JPEG may be halved while it is decoded.
  if (!isWhole) image.extract({ left: x, top: y, ...area });
  image
    .resize(isSideways(turn) ? height : width, isSideways(turn) ? width : height, {
      fit: "fill",
      kernel: "lanczos3",
      fastShrinkOnLoad: false, // leaves at least a factor of two to Lanczos
    })
    .flip(turn.flip)
    .flop(turn.flop)
    .rotate(turn.degrees)
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb");
  // Sharp turns 16 bits with a profile into P3 and stops there unless told otherwise: up to 40 steps off (measured, 0.35.5).
  if (isDeepWithProfile) image.withIccProfile("srgb", { attach: false });
  return image.raw().toBuffer({ resolveWithObject: true });
}

/** Full chroma: Instagram will halve it anyway, and halving twice smears red edges. */
async function encodeJpeg(pixels: Pixels): Promise<Buffer> {
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    // Searching for better scans saves 2 % and costs 40 % more time (measured at 1440 px).
    const options = { quality, mozjpeg: true, optimiseScans: false, chromaSubsampling: "4:4:4" };
    jpeg = await fromPixels(pixels).jpeg(options).toBuffer();
    if (jpeg.length <= MAX_RENDITION_BYTES) return jpeg;
  }
  return jpeg;
}

async function encodeSmall(pixels: Pixels): Promise<{ thumbnail: Buffer; placeholder: string }> {
  const fit = { fit: "outside", withoutEnlargement: true } as const;
  const thumbnail = await fromPixels(pixels)
    .resize({ ...THUMBNAIL_PX, ...fit })
    .webp({ quality: 80 })
    .toBuffer();
  const tiny = await fromPixels(pixels).resize(PLACEHOLDER_WIDTH_PX).webp({ quality: 40 }).toBuffer();
  return { thumbnail, placeholder: `data:image/webp;base64,${tiny.toString("base64")}` };
}

function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

async function orRefuse<T>(decoding: Promise<T>): Promise<T> {
  try {
    return await decoding;
  } catch (cause) {
    const isSlow = cause instanceof Error && cause.message.startsWith("timeout");
    throw new ImageError(isSlow ? "too-slow" : "broken", { cause });
  }
}
