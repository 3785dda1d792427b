import type { PlannerView } from "@/lib/posts/planner-view";
import type { PlannerAddress } from "@/lib/posts/tile-window";
import type { AccountView } from "@/lib/posts/view";
import { FROZEN_MS } from "@/lib/schedule/reorder";
import { EmptyPlanner } from "./empty-planner";
import { PlanView } from "./plan-view";
import { ProfileView } from "./profile-view";
import type { ReorderPosts } from "./use-reorder";
import { type WhenLabel, whenLabels } from "./when-label";

type Props = {
  view: PlannerView;
  account: AccountView;
  address: PlannerAddress;
  timeZone: string;
  now: Date;
  reorderPosts: ReorderPosts;
};

/** What both views of the plan need. */
export type ViewProps = Pick<Props, "view" | "account" | "address" | "reorderPosts"> & {
  labels: Record<string, WhenLabel>;
  /** Posts of this instant and before stay where they are. */
  frozenUntil: string;
};

/** The plan, soonest first, or the profile as it will look. */
export function Planner({ timeZone, now, ...rest }: Props) {
  const { summary, lists, profile } = rest.view;
  const count = summary.attention + summary.upcoming + summary.drafts + summary.published;
  if (count === 0 && profile.tiles.length === 0) return <EmptyPlanner />;

  const tiles = [...Object.values(lists).flatMap(({ posts }) => posts), ...profile.tiles];
  const times = tiles.map((tile) => tile.publishedAt ?? ("publishAt" in tile ? tile.publishAt : null));
  const props: ViewProps = {
    ...rest,
    labels: whenLabels(times, timeZone, now),
    frozenUntil: new Date(now.getTime() + FROZEN_MS).toISOString(),
  };
  return rest.address.isProfile ? <ProfileView {...props} /> : <PlanView {...props} />;
}
