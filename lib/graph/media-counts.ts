import { z } from "zod";
import type { GraphClient } from "./client";
import { graphId } from "./graph-id";
import { cursorAfter, paging } from "./paging";
import { rowsOf } from "./rows";

/** `likes` is null when the account hides them: Meta leaves the field out then, or says null (3.5 of the Meta facts). */
export type MediaCounts = { mediaId: string; likes: number | null; comments: number | null; permalink: string | null };

export type MediaCountsPage = { counts: MediaCounts[]; after: string | null };

const mediaShape = z.object({
  id: graphId,
  // Whatever is no count is one that is not known.
  like_count: z.int().nullish().catch(null),
  comments_count: z.int().nullish().catch(null),
  permalink: z.url().nullish().catch(null),
});
const answerShape = z.object({
  data: rowsOf(mediaShape),
  paging,
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
    after: cursorAfter(answer.paging),
  };
}
