import { countWords } from "@/lib/posts/planner-view";
import { AttentionList } from "./attention-list";
import { NothingUpcoming } from "./nothing-upcoming";
import { Paging } from "./paging";
import { PlanBelow } from "./plan-below";
import type { ViewProps } from "./planner";
import { Section } from "./section";
import { Upcoming } from "./upcoming";

/** What needs attention first, then what is planned, soonest first; drafts and the latest below. */
export function PlanView({ view, account, address, labels, frozenUntil, reorderPosts }: ViewProps) {
  const { summary, lists } = view;
  return (
    <div className="space-y-8">
      {summary.attention > 0 ? (
        <Section id="attention" title="Needs attention" count={countWords(summary.attention)}>
          <AttentionList posts={lists.attention.posts} labels={labels} />
          <Paging section="attention" address={address} page={lists.attention} anchor="attention" />
        </Section>
      ) : null}
      {summary.upcoming === 0 ? (
        <NothingUpcoming />
      ) : (
        <Upcoming
          posts={lists.upcoming.posts}
          title={account.isHeld ? "On hold" : "Upcoming"}
          count={countWords(summary.upcoming)}
          labels={labels}
          warnings={view.warnings}
          frozenUntil={frozenUntil}
          isProfile={false}
          reorderPosts={reorderPosts}
          above={account.heldSentence === null ? null : <p className="mb-3 px-3 md:px-0">{account.heldSentence}</p>}
          below={<Paging section="upcoming" address={address} page={lists.upcoming} anchor="upcoming" />}
        />
      )}
      <PlanBelow view={view} address={address} labels={labels} />
    </div>
  );
}
