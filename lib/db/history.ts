import "server-only";
import { toSearchQuery } from "@/lib/posts/caption-search";
import type { HistoryFilter, HistoryPage, HistoryPost } from "@/lib/posts/history-view";
import type { PostStatus } from "@/lib/publish/machine";
import { getDb, Prisma } from "./client";
import { readCursor, writeCursor } from "./history-cursor";
import { selectIds } from "./history-ids";
import { nextActionOf } from "./next-action";
import { thumbnailOf } from "./thumbnail";

const PAGE = 30;
const CAPTION_CHARACTERS = 300;

type Row = {
  id: string;
  status: PostStatus;
  caption: string;
  at: Date;
  thumbnailKey: string | null;
  smallThumbnailKey: string | null;
  permalink: string | null;
  likeCount: number | null;
  commentsCount: number | null;
  countsReadAt: Date | null;
  failureKind: string | null;
  failureCode: number | null;
  failureSubcode: number | null;
  failureSentence: string | null;
};

/** What each filter lists, and the time it is sorted by. Each status has an index that begins with it. */
const SORTS = {
  published: { at: Prisma.raw('p."publishedAt"'), statuses: ["published"] },
  failed: { at: Prisma.raw('p."publishAt"'), statuses: ["failed", "unconfirmed"] },
} as const satisfies Record<HistoryFilter, { at: Prisma.Sql; statuses: readonly PostStatus[] }>;

type Asked = { filter: HistoryFilter; search: string; before: string | null };

/**
 * A page of what became of the posts of one account of the person, newest first. One statement, whatever is asked.
 * @param asked.search words that all must begin a word of the caption; "" for every post
 * @param asked.before `older` of the page before
 */
export async function listHistory(userId: string, accountId: string, asked: Asked): Promise<HistoryPage> {
  const { at, statuses } = SORTS[asked.filter];
  const query = toSearchQuery(asked.search);
  if (asked.search.trim() !== "" && query === null) return { posts: [], older: null };
  const cursor = readCursor(asked.before);
  const parts = statuses.map((status) => selectIds({ accountId, status, at, cursor, limit: PAGE + 1 }, query));
  const rows = await getDb().$queryRaw<Row[]>`
    SELECT p."id", p."status", LEFT(p."caption", ${CAPTION_CHARACTERS}) AS "caption", ${at} AS "at", i."thumbnailKey",
      i."smallThumbnailKey", p."permalink", p."likeCount", p."commentsCount", p."countsReadAt", p."failureKind", p."failureCode",
      p."failureSubcode", p."failureSentence"
    FROM (${Prisma.join(parts, " UNION ALL ")}) found
    JOIN "Post" p ON p."id" = found."id"
    JOIN "InstagramAccount" a ON a."id" = p."accountId"
    LEFT JOIN "PostImage" i ON i."postId" = p."id" AND i."position" = 0
    WHERE a."id" = ${accountId} AND a."userId" = ${userId} AND ${at} IS NOT NULL
    ORDER BY ${at} DESC, p."id" DESC LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    posts: shown.map(toHistoryPost),
    older: rows.length <= PAGE || last === undefined ? null : writeCursor(last),
  };
}

function toHistoryPost(row: Row): HistoryPost {
  return {
    id: row.id,
    status: row.status,
    caption: row.caption,
    at: row.at.toISOString(),
    thumbnail: thumbnailOf(row),
    permalink: row.permalink,
    likes: row.likeCount,
    comments: row.commentsCount,
    countedAt: row.countsReadAt?.toISOString() ?? null,
    failureSentence: row.failureSentence,
    nextAction: nextActionOf(false, row),
  };
}
