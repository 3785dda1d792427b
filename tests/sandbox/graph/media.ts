import { spoil } from "../faults/strike";
import type { Account } from "../state/people";
import type { FetchedImage, Media } from "../state/posts";
import { requirePermissions, requireReadable } from "./access";
import { type Call, scopeOf } from "./call";
import { listComments } from "./comments";
import { missingObject } from "./failures";
import { pagingOf, readSlice } from "./paging";
import { graphTime, type NodeShape, project } from "./project";

const CHILD_SHAPE: NodeShape<{ id: string; image: FetchedImage }> = {
  kind: "media",
  defaults: [],
  fields: {
    media_type: () => "IMAGE",
    media_url: ({ image }, { world }) => `${world.url}/cdn/${image.hash}.jpg`,
  },
};

/** Counts of things that nobody does here (3.5). */
const COUNTS = ["view_count", "reposts_count", "saved_count", "shares_count"].flatMap((name) => [
  name,
  `total_${name}`,
]);

const MEDIA_SHAPE: NodeShape<Media> = {
  kind: "media",
  defaults: [],
  fields: {
    caption: (media) => (media.caption === "" ? undefined : media.caption),
    alt_text: (media) => (media.altText === "" ? undefined : media.altText),
    media_type: (media) => (media.kind === "carousel" ? "CAROUSEL_ALBUM" : "IMAGE"),
    media_product_type: (media) => (media.kind === "story" ? "STORY" : "FEED"),
    media_url: (media, { world }) => `${world.url}/cdn/${media.images[0]?.hash}.jpg`,
    thumbnail_url: () => undefined,
    permalink: (media, { world }) => `${world.url}/p/${media.shortcode}/`,
    shortcode: (media) => media.shortcode,
    timestamp: (media) => graphTime(media.liveAtMs),
    username: (media, { world }) => world.accounts.get(media.accountId)?.username,
    owner: (media) => ({ id: media.accountId }),
    like_count: (media) => (media.likes === null ? undefined : (media.likes ?? 0)),
    comments_count: (media, { world }) => world.commentsOfMedia(media.id).length,
    is_comment_enabled: () => true,
    is_shared_to_feed: () => undefined,
    is_ai_generated: () => false,
    audio_id: () => undefined,
    media_audio_type: () => undefined,
    boost_eligibility_info: () => ({ eligible_to_boost: false }),
    copyright_check_information: () => ({ status: { status: "completed", matches_found: false } }),
    ...Object.fromEntries(COUNTS.map((name) => [name, () => 0])),
    comments: (media, call, field) => listComments(call, media.id, field.fields, field.args),
    children: (media, call, field) => {
      if (media.kind !== "carousel") return undefined;
      // Ids of their own, as Instagram's children have: the medium's with its place in it.
      const children = media.images.map((image, index) => ({ id: `${media.id.slice(0, -2)}${10 + index}`, image }));
      return { data: children.map((child) => project(CHILD_SHAPE, child, call, field.fields)) };
    },
  },
};

/** `GET {media}` (3.5). */
export async function getMedia(media: Media, call: Call): Promise<unknown> {
  if (call.account === null) throw missingObject(call.method, media.id);
  requireReadable(call, call.account, media.id);
  const asksPermalink = call.fields?.some((field) => field.name === "permalink") === true;
  const fault = asksPermalink ? call.world.faults.take("permalink", scopeOf(call)) : null;
  if (fault !== null) await spoil(fault, null);
  return project(MEDIA_SHAPE, media, call, call.fields);
}

/** `GET {ig}/media`, newest first; stories stand in `{ig}/stories` instead (3.5). */
export function listMedia(account: Account, call: Call, wantsStories: boolean): unknown {
  requireReadable(call, account, account.id);
  const { params, world } = call;
  const now = world.now();
  const since = Number(params["since"] ?? 0) * 1000;
  const until = params["until"] === undefined ? Infinity : Number(params["until"]) * 1000;
  const ids = world.mediaOfAccount(account.id);
  const slice = readSlice(params, ids.length);
  // From the newest end, and no further than the asked-for stretch: accounts in load tests have thousands of posts.
  const found: Media[] = [];
  for (let index = ids.length - 1; index >= 0 && found.length <= slice.start + slice.limit; index--) {
    const media = world.media.get(ids[index] ?? "");
    if (media === null || media.isDeleted || media.listedAtMs > now || (media.kind === "story") !== wantsStories)
      continue;
    if (media.liveAtMs >= since && media.liveAtMs <= until) found.push(media);
  }
  found.sort((a, b) => b.liveAtMs - a.liveAtMs);
  const shown = found.slice(slice.start, slice.start + slice.limit);
  const hasMore = found.length > slice.start + slice.limit;
  const data = shown.map((media) => project(MEDIA_SHAPE, media, call, call.fields));
  const edge = wantsStories ? "stories" : "media";
  return { data, paging: pagingOf(call, `${account.id}/${edge}`, slice, data.length, hasMore) };
}

/** `DELETE {media}`, since December 2025 (3.5). */
export function deleteMedia(media: Media, call: Call): unknown {
  if (call.account === null) throw missingObject(call.method, media.id);
  requireReadable(call, call.account, media.id);
  requirePermissions(call, ["instagram_manage_contents"]);
  call.world.media.put({ ...media, isDeleted: true });
  return { success: true };
}
