import type { PlannerPosts } from "@/lib/posts/view";
import { AttentionList } from "./attention-list";
import { EmptyPlanner } from "./empty-planner";
import { Section, Tiles } from "./section";
import { Upcoming } from "./upcoming";
import type { ReorderPosts } from "./use-reorder";
import type { WhenLabel } from "./when-label";

type Props = { posts: PlannerPosts; labels: Record<string, WhenLabel>; reorderPosts: ReorderPosts };

export function Planner({ posts, labels, reorderPosts }: Props) {
  const { attention, upcoming, drafts, published } = posts;
  if (attention.length + upcoming.length + drafts.length + published.length === 0) return <EmptyPlanner />;
  return (
    <div className="space-y-8">
      {attention.length > 0 ? (
        <Section id="attention" title="Needs attention" count={attention.length}>
          <AttentionList posts={attention} labels={labels} />
        </Section>
      ) : null}
      {upcoming.length > 0 ? <Upcoming posts={upcoming} labels={labels} reorderPosts={reorderPosts} /> : null}
      {drafts.length > 0 ? (
        <Section id="drafts" title="Drafts" count={drafts.length}>
          <Tiles posts={drafts} labels={labels} />
        </Section>
      ) : null}
      {published.length > 0 ? (
        <Section id="published" title="Published" count={published.length}>
          <Tiles posts={published} labels={labels} />
        </Section>
      ) : null}
    </div>
  );
}
