import "server-only";
import { ImageError } from "../image-error";
import { withSegments } from "../jpeg-segments";
import { isSideways, orientationOf } from "../orientation";
import { MAX_UPLOAD_BYTES } from "../ratio";
import type { Source } from "./open";
import { namedProfile } from "./profile";

/** What a profile and the orientation may add. */
const ROOM_BYTES = 4 * 1024 * 1024;
const QUALITIES = [95, 90, 80, 60];
/** Better tables would save 5 % and have all coefficients held in memory, 290 MB for 48 megapixels. */
const ROW_BY_ROW = { optimiseCoding: false } as const;

/**
 * All of a photo's pixels as a JPEG that takes its place: stored as they were, turned by EXIF, with the profile they had, on white
 * and without any other metadata. @throws ImageError when it would weigh more than an upload may
 */
export async function asJpeg({ upright, turn, profile, open }: Source): Promise<Buffer> {
  const stored = isSideways(turn) ? { width: upright.height, height: upright.width } : upright;
  const image = (await open({ x: 0, y: 0, ...stored }, stored)).flatten({ background: "#ffffff" });
  const icc = typeof profile === "string" ? await namedProfile(profile) : profile;
  for (const quality of QUALITIES) {
    const jpeg = await image
      .clone()
      .jpeg({ quality, ...ROW_BY_ROW, chromaSubsampling: "4:4:4" })
      .toBuffer();
    if (jpeg.length + ROOM_BYTES <= MAX_UPLOAD_BYTES)
      return withSegments(jpeg, { orientation: orientationOf(turn), icc });
  }
  throw new ImageError("too-large");
}
