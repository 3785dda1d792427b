import { isEditable, type PostStatus } from "@/lib/publish/machine";
import { FROZEN_MS } from "./reorder";

type Placed = { status: PostStatus; isHeld: boolean; publishAt: Date | null };

/** Whether a scheduled post goes out within a minute or is on its way already. One that is held goes nowhere by itself. */
export function isAboutToGoOut({ status, isHeld, publishAt }: Placed, now: Date): boolean {
  if (status !== "scheduled" || isHeld || publishAt === null) return false;
  return publishAt.getTime() <= now.getTime() + FROZEN_MS;
}

/** Whether the person may give a post another time. */
export function isMovable(post: Placed, now: Date): boolean {
  return isEditable(post.status) && !isAboutToGoOut(post, now);
}
