import type { Heartbeat } from "@/lib/schedule/heartbeat";
import type { Warning } from "./preflight";
import type { PublishedTile } from "./profile";
import type { SectionName } from "./tile-window";
import type { TilePage } from "./view";

/** Nobody reads the difference between a thousand posts and more, and counting stops here. */
export const MAX_COUNTED = 1000;

export type PlannerSummary = {
  /** At most `MAX_COUNTED` each. */
  attention: number;
  late: number;
  upcoming: number;
  drafts: number;
  published: number;
  /** When the next scheduled post goes out; late ones are not asked. */
  nextAt: Date | null;
  isPublishing: boolean;
  /** Changes whenever the posts would look different. */
  version: string;
};

export type PlannerView = {
  /** Changes whenever the planner would look different. */
  version: string;
  summary: PlannerSummary;
  lists: Record<SectionName, TilePage>;
  /** Published posts and what else is on the profile; filled for the profile only. */
  profile: { tiles: PublishedTile[]; isMore: boolean };
  heartbeat: Heartbeat;
  /** What stands in the way of upcoming posts, by id. */
  warnings: Record<string, Warning[]>;
};

export function countWords(count: number): string {
  return count >= MAX_COUNTED ? `${MAX_COUNTED - 1}+` : String(count);
}
