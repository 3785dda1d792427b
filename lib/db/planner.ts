import "server-only";
import { SECTIONS, type SectionName, type TileWindow } from "@/lib/posts/tile-window";
import type { PostTile, TilePage } from "@/lib/posts/view";
import { isWaitingForOperator } from "@/lib/publish/next-step";
import { getDb, type Prisma } from "./client";
import { type AccountScope, listSectionRows } from "./planner-rows";
import { thumbnailOf } from "./thumbnail";

export const TILE = {
  id: true,
  status: true,
  caption: true,
  publishAt: true,
  publishedAt: true,
  createdAt: true,
  permalink: true,
  failureKind: true,
  failureSentence: true,
  account: { select: { heldAt: true } },
  images: {
    select: { thumbnailKey: true, smallThumbnailKey: true, placeholder: true, altText: true },
    orderBy: { position: "asc" },
  },
} as const satisfies Prisma.PostSelect;

/**
 * The asked-for stretches of the planner's lists of one account of the person, in two statements however many posts there are.
 * A list that was not asked for is empty.
 */
export async function listPlannerTiles(
  scope: AccountScope,
  windows: Partial<Record<SectionName, TileWindow>>,
): Promise<Record<SectionName, TilePage>> {
  const rows = await listSectionRows(scope, windows);
  const posts = await getDb().post.findMany({
    where: { id: { in: rows.map((row) => row.id) }, accountId: scope.accountId, account: { userId: scope.userId } },
    select: TILE,
  });
  const tiles = new Map(posts.map((post) => [post.id, toTile(post)]));
  const pages = SECTIONS.map((section): [SectionName, TilePage] => {
    const ofSection = rows.filter((row) => row.section === section);
    const count = windows[section]?.count ?? 0;
    const shown = ofSection.slice(0, count).flatMap((row) => tiles.get(row.id) ?? []);
    const isLate = section === "attention";
    return [section, { posts: isLate ? shown.map(markLate) : shown, isMore: ofSection.length > count }];
  });
  return Object.fromEntries(pages) as Record<SectionName, TilePage>;
}

/** A scheduled post among those that need attention waits for somebody, or is there because its time has passed. */
function markLate(post: PostTile): PostTile {
  return post.status === "scheduled" && !post.isHeld ? { ...post, isLate: true } : post;
}

export function toTile(post: Prisma.PostGetPayload<{ select: typeof TILE }>): PostTile {
  const [image] = post.images;
  return {
    id: post.id,
    status: post.status,
    isHeld: post.status === "scheduled" && (post.account.heldAt !== null || isWaitingForOperator(post)),
    caption: post.caption,
    publishAt: post.publishAt?.toISOString() ?? null,
    publishedAt: post.publishedAt?.toISOString() ?? null,
    createdAt: post.createdAt.toISOString(),
    thumbnail: thumbnailOf(image),
    placeholder: image?.placeholder ?? null,
    altText: image?.altText ?? "",
    imageCount: post.images.length,
    permalink: post.permalink,
    failureSentence: post.failureSentence,
  };
}
