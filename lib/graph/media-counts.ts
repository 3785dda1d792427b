import { z } from "zod";
import type { GraphClient } from "./client";

/** `likes` is null when the account hides them: Meta leaves the field out then (3.5 of the Meta facts). */
export type MediaCounts = { mediaId: string; likes: number | null; comments: number | null; permalink: string | null };

export type MediaCountsPage = { counts: MediaCounts[]; after: string | null };

const mediaShape = z.object({
  id: z.string(),
  like_count: z.int().optional(),
  comments_count: z.int().optional(),
  permalink: z.url().optional(),
});
const answerShape = z.object({
  data: z.array(mediaShape),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
});

/** Meta's largest page (section 2 of the Meta facts). */
const PAGE = "100";

/**
 * What Instagram counted for an account's media, and where each is, newest first.
 * @param after where to go on: `after` of the page before, null for the newest
 */
export async function listMediaCounts(
  graph: GraphClient,
  token: string,
  igUserId: string,
  after: string | null,
): Promise<MediaCountsPage> {
  const params = {
    fields: "id,like_count,comments_count,permalink",
    limit: PAGE,
    ...(after === null ? {} : { after }),
  };
  const answer = await graph.request({ method: "GET", path: `${igUserId}/media`, params, token }, answerShape);
  return {
    counts: answer.data.map((media) => ({
      mediaId: media.id,
      likes: media.like_count ?? null,
      comments: media.comments_count ?? null,
      permalink: media.permalink ?? null,
    })),
    after: answer.paging?.next === undefined ? null : (answer.paging.cursors?.after ?? null),
  };
}
