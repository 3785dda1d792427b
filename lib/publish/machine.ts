/** Where a post stands. Stored as is. */
export type PostStatus = "draft" | "scheduled" | "publishing" | "published" | "failed" | "unconfirmed";

/**
 * From where to where a post may go. `publishing` lasts from the moment just before `media_publish` is sent until its
 * outcome is known; it goes back to `scheduled` only when nothing was posted as far as Meta can tell.
 */
export const TRANSITIONS = {
  draft: ["scheduled"],
  scheduled: ["draft", "publishing", "failed"],
  publishing: ["published", "failed", "unconfirmed", "scheduled"],
  published: [],
  failed: ["scheduled", "draft"],
  unconfirmed: ["published", "scheduled"],
} as const satisfies Record<PostStatus, readonly PostStatus[]>;

/** The statuses in which the person may change, move or remove a post without losing anything on Instagram. */
export const EDITABLE_STATUSES = ["draft", "scheduled", "failed"] as const satisfies readonly PostStatus[];

export function canTransition(from: PostStatus, to: PostStatus): boolean {
  return (TRANSITIONS[from] as readonly PostStatus[]).includes(to);
}

export function isEditable(status: PostStatus): boolean {
  return (EDITABLE_STATUSES as readonly PostStatus[]).includes(status);
}
