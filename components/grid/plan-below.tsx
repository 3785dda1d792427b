import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { countWords, type PlannerView } from "@/lib/posts/planner-view";
import { type PlannerAddress, plannerHref } from "@/lib/posts/tile-window";
import type { PostTile } from "@/lib/posts/view";
import { Paging } from "./paging";
import { gridClass, Section } from "./section";
import { TileLink } from "./tile-link";
import type { WhenLabel } from "./when-label";

type Props = { view: PlannerView; address: PlannerAddress; labels: Record<string, WhenLabel> };

/** Below the plan: drafts, which have no place in it yet, and what has just gone out. */
export function PlanBelow({ view, address, labels }: Props) {
  const { drafts, published } = view.lists;
  return (
    <>
      {view.summary.drafts > 0 ? (
        <Section id="drafts" title="Drafts" count={countWords(view.summary.drafts)}>
          <Tiles posts={drafts.posts} labels={labels} />
          <Paging section="drafts" address={address} page={drafts} anchor="drafts" />
        </Section>
      ) : null}
      {published.posts.length > 0 ? (
        <Section
          id="published"
          title="Published"
          count={countWords(view.summary.published)}
          hint={<ProfileLink href={plannerHref({ ...address, isProfile: true })} />}
        >
          <Tiles posts={published.posts} labels={labels} />
        </Section>
      ) : null}
    </>
  );
}

function ProfileLink({ href }: { href: string }) {
  return (
    <Link href={href} className="inline-flex min-h-8 items-center gap-1 font-medium text-accent hover:underline">
      See the whole profile
      <ArrowRight size={16} aria-hidden />
    </Link>
  );
}

function Tiles({ posts, labels }: { posts: PostTile[]; labels: Record<string, WhenLabel> }) {
  return (
    <ul className={gridClass}>
      {posts.map((post) => (
        <li key={post.id}>
          <TileLink post={post} when={labels[post.publishedAt ?? post.publishAt ?? ""] ?? null} />
        </li>
      ))}
    </ul>
  );
}
