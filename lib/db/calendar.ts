import "server-only";
import type { Thumbnail } from "@/lib/posts/thumbnail";
import type { PostStatus } from "@/lib/publish/machine";
import { getDb } from "./client";
import { FOR_OPERATOR } from "./planner-rows";
import { thumbnailOf } from "./thumbnail";

/** Posts of a day that are counted at most: "96 more" tells as much as any larger number. */
const MAX_COUNTED = 100;
/** Only the beginning of a caption is shown, so only that leaves the database. */
const CAPTION_CHARACTERS = 120;

export type CalendarPost = {
  id: string;
  status: PostStatus;
  isHeld: boolean;
  hasPicture: boolean;
  caption: string;
  publishAt: Date;
  thumbnail: Thumbnail | null;
  revision: number;
};

type Row = Omit<CalendarPost, "thumbnail" | "hasPicture"> & {
  n: number;
  total: number;
  thumbnailKey: string | null;
  smallThumbnailKey: string | null;
};

/** The posts of one stretch of time, and how many there are beside those. */
export type CalendarBucket = { posts: CalendarPost[]; more: number };

/**
 * The posts that are planned for each stretch of time (drafts and published ones too), soonest first. One index scan a
 * stretch, each bounded, however many posts the account has.
 * @param stretches from (inclusive) and to (exclusive)
 * @param limit posts of a stretch that are returned at most
 */
export async function listCalendarPosts(
  userId: string,
  accountId: string,
  stretches: readonly { from: Date; to: Date }[],
  limit: number,
): Promise<CalendarBucket[]> {
  const froms = stretches.map(({ from }) => from.toISOString());
  const tos = stretches.map(({ to }) => to.toISOString());
  const rows = await getDb().$queryRaw<Row[]>`
    SELECT d."n"::int AS "n", p."id", p."status", LEFT(p."caption", ${CAPTION_CHARACTERS}) AS "caption", p."publishAt",
      p."revision", i."thumbnailKey", i."smallThumbnailKey",
      p."status" = 'scheduled' AND (a."heldAt" IS NOT NULL OR ${FOR_OPERATOR}) AS "isHeld",
      (SELECT COUNT(*)::int FROM (
        SELECT 1 FROM "Post" c
        WHERE c."accountId" = a."id" AND c."publishAt" >= d."from" AND c."publishAt" < d."to" LIMIT ${MAX_COUNTED}
      ) counted) AS "total"
    FROM "InstagramAccount" a
    CROSS JOIN unnest(${froms}::timestamptz[], ${tos}::timestamptz[]) WITH ORDINALITY AS d("from", "to", "n")
    CROSS JOIN LATERAL (
      SELECT * FROM "Post" q
      WHERE q."accountId" = a."id" AND q."publishAt" >= d."from" AND q."publishAt" < d."to"
      ORDER BY q."publishAt", q."id" LIMIT ${limit}
    ) p
    LEFT JOIN "PostImage" i ON i."postId" = p."id" AND i."position" = 0
    WHERE a."id" = ${accountId} AND a."userId" = ${userId}
    ORDER BY d."n", p."publishAt", p."id"`;
  const buckets: CalendarBucket[] = stretches.map(() => ({ posts: [], more: 0 }));
  for (const { n, total, thumbnailKey, smallThumbnailKey, ...post } of rows) {
    const bucket = buckets[n - 1];
    if (bucket === undefined) continue;
    const thumbnail = thumbnailOf({ thumbnailKey, smallThumbnailKey });
    bucket.posts.push({ ...post, thumbnail, hasPicture: thumbnail !== null });
    bucket.more = total - bucket.posts.length;
  }
  return buckets;
}
