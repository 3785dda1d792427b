import type { Channel, TellKind } from "./kinds";

/** A browser or installed app of the person. `mark`: by which it knows itself; from its endpoint, which stays secret. */
export type DeviceView = { id: string; label: string; mark: string };

/** What the person sees of how they are told; no secret is in it. */
export type NotificationView = {
  email: string | null;
  pendingEmail: string | null;
  webhookUrl: string | null;
  devices: DeviceView[];
  kinds: Record<Channel, TellKind[]>;
  /** What did not arrive lately, in words; null when the last message of the channel did. */
  trouble: Record<Channel, string | null>;
};
