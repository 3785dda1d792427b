import { createHash } from "node:crypto";
import sharp from "sharp";
import { failure } from "../graph/failures";
import type { FetchedImage } from "../state/posts";
import type { Switches } from "../state/switches";
import type { World } from "../state/world";
import { isMultiPicture } from "./multi-picture";

const MIN_WIDTH_PX = 320;
const MAX_WIDTH_PX = 1440;
const MAX_RATIO = 1.91;

/**
 * Checks a picture and keeps what Instagram would show of it: the very bytes, or a scaled copy when the width lies
 * outside 320 to 1440 (4.1).
 * @param isStory stories take any ratio (4.5)
 * @throws GraphFailure 36001 for a format, 36003 for a ratio or for bytes that cannot be decoded
 */
export async function keepImage(world: World, bytes: Buffer, isStory: boolean): Promise<FetchedImage> {
  const { width, height, format, needsWork } = await inspect(bytes, world.switches);
  const ratio = width / height;
  const minRatio = world.switches.accepts3x4 ? 0.75 : 0.8;
  if (!isStory && (ratio < minRatio || ratio > MAX_RATIO)) throw badRatio(ratio);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const shownWidth = Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, width));
  const image = { hash, width: shownWidth, height: Math.round(shownWidth / ratio) };
  // Kept once means checked once: bytes with this hash have been decoded before.
  await world.images.keep(hash, async () => {
    const picture = sharp(bytes).autoOrient().resize({ width: shownWidth });
    const shown = await picture
      .jpeg({ quality: 90 })
      .toBuffer()
      .catch(() => null);
    if (shown === null) throw badRatio(0);
    return format === "jpeg" && shownWidth === width && !needsWork ? bytes : shown;
  });
  return image;
}

type Inspection = { width: number; height: number; format: string; needsWork: boolean };

async function inspect(bytes: Buffer, { lenientFormats }: Switches): Promise<Inspection> {
  // Of no bytes at all sharp makes no picture to ask.
  const picture = bytes.length === 0 ? null : sharp(bytes);
  const found = (await picture?.metadata().catch(() => null)) ?? null;
  // What cannot be decoded at all is reported as a ratio of 0 (4.1).
  if (found === null) throw badRatio(0);
  const isAccepted = found.format === "jpeg" || (lenientFormats && (found.format === "png" || found.format === "webp"));
  if (!isAccepted || isMultiPicture(bytes)) throw failure("imageFormat");
  const orientation = found.orientation ?? 1;
  const { width, height } = found.autoOrient;
  return { width, height, format: found.format, needsWork: orientation !== 1 || found.space !== "srgb" };
}

function badRatio(ratio: number) {
  return failure("aspectRatio", {
    userMessage: `The image has an aspect ratio of ${ratio.toFixed(3)}; it should lie between 4:5 and 1.91:1.`,
  });
}
