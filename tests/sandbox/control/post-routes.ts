import { z } from "zod";
import { statusOf } from "../graph/container";
import { makeInApp } from "../state/made-in-app";
import type { Media } from "../state/posts";
import type { World } from "../state/world";
import { type ControlRoutes, requireRow } from "./control-route";

const appOrder = z.strictObject({
  account: z.string(),
  caption: z.string().default(""),
  kind: z.enum(["image", "carousel", "story"]).default("image"),
  agoMs: z.number().min(0).default(0),
});
const likesOrder = z.strictObject({ media: z.string(), likes: z.int().nonnegative().nullable() });

/** What was published, and how often it was asked for: Meta's side of "exactly once". */
export const POST_ROUTES: ControlRoutes = {
  "GET counts": (world) => ({
    calls: world.counts.endpoints,
    imageFetches: world.counts.imageFetches,
    /** media_publish calls that arrived, by container. */
    publishAttempts: world.counts.attempts,
    ...countPublished(world),
  }),
  "GET media": (world, { query }) => {
    const account = query.get("account");
    const ids =
      account === null ? Array.from(world.media.values(), (media) => media.id) : world.mediaOfAccount(account);
    return { media: ids.flatMap((id) => describe(world, world.media.get(id))) };
  },
  /** The account's owner makes a post in the Instagram app. */
  "POST media": async (world, { body }) => {
    const { account, caption, kind, agoMs } = appOrder.parse(body);
    const accountId = requireRow(world.accounts.get(account), "account", account).id;
    const { id } = await makeInApp(world, { accountId, caption, kind, liveAtMs: world.now() - agoMs });
    return { id };
  },
  /** And deletes one there. */
  "POST media/delete": (world, { body }) => {
    const { media } = z.strictObject({ media: z.string() }).parse(body);
    world.media.put({ ...requireRow(world.media.get(media), "media", media), isDeleted: true });
    return { ok: true };
  },
  /** `likes` people like it; null = the account hides how many. */
  "POST likes": (world, { body }) => {
    const { media, likes } = likesOrder.parse(body);
    world.media.put({ ...requireRow(world.media.get(media), "media", media), likes });
    return { likes };
  },
  "GET containers": (world, { query }) => {
    const account = query.get("account");
    const containers = Array.from(world.containers.values()).filter(
      (row) => account === null || row.accountId === account,
    );
    return { containers: containers.map((row) => ({ ...row, status: statusOf(world, row) })) };
  },
  "GET containers/{id}": (world, { id }) => {
    const container = requireRow(world.containers.get(id), "container", id);
    return {
      ...container,
      status: statusOf(world, container),
      publishAttempts: world.counts.attemptsFor(id),
      media: world.mediaOfContainer(id).flatMap((mediaId) => describe(world, world.media.get(mediaId))),
    };
  },
};

/** What was made in the Instagram app is not among it. */
function countPublished(world: World) {
  const byContainer: Record<string, number> = {};
  const byAccount: Record<string, number> = {};
  let published = 0;
  for (const { accountId, creationId } of world.media.values()) {
    if (creationId === null) continue;
    published += 1;
    byContainer[creationId] = (byContainer[creationId] ?? 0) + 1;
    byAccount[accountId] = (byAccount[accountId] ?? 0) + 1;
  }
  return { published, publishedByContainer: byContainer, publishedByAccount: byAccount };
}

function describe(world: World, media: Media | null) {
  if (media === null) return [];
  const { id, accountId, creationId, caption, altText, reachedAtMs, liveAtMs, listedAtMs, isDeleted } = media;
  return [
    {
      id,
      account: accountId,
      creationId,
      caption,
      altText,
      permalink: `${world.url}/p/${media.shortcode}/`,
      /** When media_publish reached the sandbox. */
      reachedAt: new Date(reachedAtMs).toISOString(),
      liveAt: new Date(liveAtMs).toISOString(),
      listedAt: new Date(listedAtMs).toISOString(),
      isDeleted,
      images: media.images.map((image) => ({ ...image, url: `${world.url}/cdn/${image.hash}.jpg` })),
    },
  ];
}
