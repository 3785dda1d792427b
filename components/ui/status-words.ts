import type { PostStatus, PostTile } from "@/lib/posts/view";

export type StatusKey = PostStatus | "held" | "late";

/** What a status is called on screen. "Held" is a scheduled post whose account Instagram refuses, "late" one that should be out. */
export const statusWords: Record<StatusKey, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  publishing: "Publishing",
  published: "Published",
  failed: "Failed",
  unconfirmed: "Unconfirmed",
  held: "On hold",
  late: "Late",
};

export function statusKey(post: Pick<PostTile, "status" | "isHeld" | "isLate">): StatusKey {
  if (post.isLate) return "late";
  return post.isHeld && post.status === "scheduled" ? "held" : post.status;
}
