import type { PostStatus } from "@/lib/publish/machine";

export type PublishStep = "preparing" | "processing" | "publishing" | "published";

/** Which of the four steps of going out a post has reached, as the person sees them. */
export function publishStep(post: {
  status: PostStatus;
  creationId: string | null;
  containerStatus: string | null;
}): PublishStep {
  if (post.status === "published") return "published";
  if (post.status === "publishing" || post.containerStatus === "FINISHED") return "publishing";
  return post.creationId === null ? "preparing" : "processing";
}
