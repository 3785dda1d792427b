import type { PostStatus, PostTile } from "@/lib/posts/view";

export type StatusKey = PostStatus | "held";

/** What a status is called on screen. "Held" is a scheduled post whose account Instagram refuses. */
export const statusWords: Record<StatusKey, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  publishing: "Publishing",
  published: "Published",
  failed: "Failed",
  unconfirmed: "Unconfirmed",
  held: "On hold",
};

export function statusKey(post: Pick<PostTile, "status" | "isHeld">): StatusKey {
  return post.isHeld && post.status === "scheduled" ? "held" : post.status;
}
