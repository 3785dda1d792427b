import { ChevronRight, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { countWords } from "@/lib/posts/planner-view";
import { plannerHref } from "@/lib/posts/tile-window";
import { PLANNER_WORDS } from "@/lib/words/plan";
import { Paging } from "./paging";
import type { ViewProps } from "./planner";
import { ProfileTiles } from "./profile-tiles";
import { Upcoming } from "./upcoming";

/** The profile as it will look: newest first, what is planned on top of what is there. */
export function ProfileView({ view, address, labels, frozenUntil, reorderPosts }: ViewProps) {
  const { summary, lists, profile } = view;
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      {summary.attention > 0 ? (
        <AttentionLink count={summary.attention} href={plannerHref({ ...address, isProfile: false })} />
      ) : null}
      <Upcoming
        posts={lists.upcoming.posts}
        title="Profile"
        count={null}
        labels={labels}
        warnings={view.warnings}
        frozenUntil={frozenUntil}
        isProfile
        reorderPosts={reorderPosts}
        above={<Paging section="upcoming" address={address} page={lists.upcoming} anchor="upcoming" />}
        published={<ProfileTiles tiles={profile.tiles} labels={labels} />}
        below={
          <>
            <Paging
              section="published"
              address={address}
              page={{ posts: profile.tiles, isMore: profile.isMore }}
              anchor="upcoming"
            />
            <p className="px-3 pt-4 text-sm text-soft md:px-0">{PLANNER_WORDS.profile}</p>
          </>
        }
      />
    </div>
  );
}

function AttentionLink({ count, href }: { count: number; href: string }) {
  return (
    <Link
      href={href}
      className="mx-3 flex min-h-11 items-center gap-2 rounded-control bg-warn-tint px-4 font-medium md:mx-0"
    >
      <TriangleAlert size={18} className="shrink-0 text-warn" aria-hidden />
      {count === 1 ? "1 post needs attention" : `${countWords(count)} posts need attention`}
      <ChevronRight size={18} className="ml-auto shrink-0 text-soft" aria-hidden />
    </Link>
  );
}
