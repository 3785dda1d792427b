import "server-only";
import type { PlannerPosts, PostTile } from "@/lib/posts/view";
import { getStorage } from "@/lib/storage";
import { getDb, type Prisma } from "./client";

export const TILE = {
  id: true,
  status: true,
  caption: true,
  publishAt: true,
  publishedAt: true,
  permalink: true,
  failureSentence: true,
  account: { select: { heldAt: true } },
  images: { select: { thumbnailKey: true, placeholder: true, altText: true }, orderBy: { position: "asc" } },
} as const satisfies Prisma.PostSelect;

/** The longest list a screen asks for at once. */
const MAX_UPCOMING = 500;
const MAX_OTHER = 60;

/** Everything the planner shows of one account of the person. */
export async function listPlannerPosts(userId: string, accountId: string): Promise<PlannerPosts> {
  const mine = { accountId, account: { userId } };
  const db = getDb();
  const [scheduled, attention, drafts, published] = await Promise.all([
    db.post.findMany({
      where: { ...mine, status: { in: ["scheduled", "publishing"] } },
      select: TILE,
      orderBy: [{ publishAt: "asc" }, { id: "asc" }],
      take: MAX_UPCOMING,
    }),
    db.post.findMany({
      where: { ...mine, status: { in: ["failed", "unconfirmed"] } },
      select: TILE,
      orderBy: { publishAt: "desc" },
      take: MAX_OTHER,
    }),
    db.post.findMany({
      where: { ...mine, status: "draft" },
      select: TILE,
      orderBy: { createdAt: "desc" },
      take: MAX_OTHER,
    }),
    db.post.findMany({
      where: { ...mine, status: "published" },
      select: TILE,
      orderBy: { publishedAt: "desc" },
      take: MAX_OTHER,
    }),
  ]);
  const planned = scheduled.map(toTile);
  return {
    attention: [...attention.map(toTile), ...planned.filter((post) => post.isHeld)],
    upcoming: planned.filter((post) => !post.isHeld),
    drafts: drafts.map(toTile),
    published: published.map(toTile),
  };
}

export function toTile(post: Prisma.PostGetPayload<{ select: typeof TILE }>): PostTile {
  const [image] = post.images;
  return {
    id: post.id,
    status: post.status,
    isHeld: post.status === "scheduled" && post.account.heldAt !== null,
    caption: post.caption,
    publishAt: post.publishAt?.toISOString() ?? null,
    publishedAt: post.publishedAt?.toISOString() ?? null,
    thumbnailUrl: image === undefined ? null : getStorage().publicUrl(image.thumbnailKey),
    placeholder: image?.placeholder ?? null,
    altText: image?.altText ?? "",
    imageCount: post.images.length,
    permalink: post.permalink,
    failureSentence: post.failureSentence,
  };
}
