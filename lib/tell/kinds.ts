/** What a person can be told of outside Ospost, in the order it is offered. Stored as is. */
export const TELL_KINDS = ["published", "failed", "late", "unconfirmed", "held", "access-ending"] as const;
export type TellKind = (typeof TELL_KINDS)[number];

export const CHANNELS = ["email", "push", "webhook"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody who has just set up a channel is told of: everything that needs them. */
export const DEFAULT_KINDS: readonly TellKind[] = TELL_KINDS.filter((kind) => kind !== "published");

export const KIND_LABELS: Record<TellKind, string> = {
  published: "A post is published",
  failed: "A post did not go out",
  late: "A post was too late to go out by itself",
  unconfirmed: "It is unclear whether a post is live",
  held: "An account is on hold",
  "access-ending": "Facebook's permission ends soon",
};

export const CHANNEL_LABELS: Record<Channel, string> = { email: "E-mail", push: "Push", webhook: "Webhook" };

/** Which kind a post's new status is, when it is something to tell. */
export function kindOfStatus(status: string | undefined, failureKind: string | null | undefined): TellKind | null {
  if (status === "failed") return failureKind === "late" ? "late" : "failed";
  return status === "published" || status === "unconfirmed" ? status : null;
}
