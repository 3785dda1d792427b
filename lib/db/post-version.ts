import "server-only";
import type { PostVersion } from "@/lib/posts/version";
import { getDb } from "./client";
import { thumbnailOf } from "./thumbnail";

/** How a post of the person stands now, for somebody who was looking at an older state of it. Null when it is not theirs. */
export async function getPostVersion(userId: string, postId: string): Promise<PostVersion | null> {
  const post = await getDb().post.findFirst({
    where: { id: postId, account: { userId } },
    select: {
      status: true,
      revision: true,
      caption: true,
      publishAt: true,
      updatedAt: true,
      images: {
        select: { thumbnailKey: true, smallThumbnailKey: true, altText: true },
        orderBy: { position: "asc" },
        take: 1,
      },
    },
  });
  if (post === null) return null;
  const [image] = post.images;
  return {
    status: post.status,
    revision: post.revision,
    caption: post.caption,
    altText: image?.altText ?? "",
    publishAt: post.publishAt?.toISOString() ?? null,
    thumbnail: thumbnailOf(image),
    savedAt: post.updatedAt.toISOString(),
  };
}

/** Whether there is a post of this id, whosever it is. */
export async function isPostId(postId: string): Promise<boolean> {
  return (await getDb().post.count({ where: { id: postId } })) > 0;
}
