import { z } from "zod";
import type { GraphClient } from "./client";
import { graphId } from "./graph-id";
import { rowsOf } from "./rows";
import { graphTime } from "./time";

export type ProfileMedia = {
  id: string;
  publishedAt: Date;
  permalink: string;
  /** Runs out after a while; absent for media that Meta does not hand out (3.5 of the Meta facts). */
  pictureUrl: string | null;
  caption: string;
};

/** Meta's own bound of one answer. */
export const MAX_PROFILE_MEDIA = 100;

const mediaShape = z.object({
  id: graphId,
  caption: z.string().nullish(),
  timestamp: graphTime,
  permalink: z.url().nullish().catch(null),
  media_url: z.url().nullish().catch(null),
  thumbnail_url: z.url().nullish().catch(null),
  media_type: z.string().nullish(),
});

/**
 * The newest media on an account's profile, newest first, in one call (3.5 of the Meta facts). A video's still is its
 * `thumbnail_url`. Which of them are pinned to the top is not reported.
 */
export async function listProfileMedia(graph: GraphClient, token: string, igUserId: string): Promise<ProfileMedia[]> {
  const fields = "id,caption,timestamp,permalink,media_url,thumbnail_url,media_type";
  const params = { fields, limit: String(MAX_PROFILE_MEDIA) };
  const schema = z.object({ data: rowsOf(mediaShape) });
  const answer = await graph.request({ method: "GET", path: `${igUserId}/media`, params, token }, schema);
  return answer.data.flatMap(({ id, caption, timestamp, permalink, media_url, thumbnail_url, media_type }) => {
    if (permalink == null) return [];
    const still = media_type === "VIDEO" ? thumbnail_url : media_url;
    return [{ id, publishedAt: timestamp, permalink, pictureUrl: still ?? null, caption: caption ?? "" }];
  });
}
