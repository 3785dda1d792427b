import { createHash } from "node:crypto";
import sharp from "sharp";
import { newObjectId, newShortcode } from "./identifiers";
import type { FetchedImage, Media } from "./posts";
import type { World } from "./world";

const SIDE_PX = 320;

export type MadeInApp = { accountId: string; caption: string; kind: Media["kind"]; liveAtMs: number };

/** A post that somebody makes in the Instagram app: there is no container, no call, and nothing is counted. */
export async function makeInApp(world: World, { accountId, caption, kind, liveAtMs }: MadeInApp): Promise<Media> {
  const image = await drawImage(world);
  return world.media.put({
    id: newObjectId(),
    accountId,
    creationId: null,
    shortcode: newShortcode(),
    kind,
    caption,
    altText: "",
    images: kind === "carousel" ? [image, image] : [image],
    reachedAtMs: liveAtMs,
    liveAtMs,
    listedAtMs: liveAtMs,
    statusAtMs: liveAtMs,
    isDeleted: false,
  });
}

async function drawImage(world: World): Promise<FetchedImage> {
  const background = { r: 96, g: 128, b: 112 };
  const bytes = await sharp({ create: { width: SIDE_PX, height: SIDE_PX, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const hash = createHash("sha256").update(bytes).digest("hex");
  await world.images.keep(hash, async () => bytes);
  return { hash, width: SIDE_PX, height: SIDE_PX };
}
