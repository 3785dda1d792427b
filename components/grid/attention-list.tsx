import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { StatusChip } from "@/components/ui/status-chip";
import { statusKey } from "@/components/ui/status-words";
import { TileImage } from "@/components/ui/tile-image";
import type { PostTile } from "@/lib/posts/view";
import { POST_WORDS } from "@/lib/words/post";
import { excerpt } from "./tile-name";
import type { WhenLabel } from "./when-label";

type Props = { posts: PostTile[]; labels: Record<string, WhenLabel> };

/** Rows instead of tiles: here the sentence matters more than the picture. */
export function AttentionList({ posts, labels }: Props) {
  return (
    <ul className="mx-3 divide-y divide-line overflow-hidden rounded-sheet border border-line bg-surface md:mx-0">
      {posts.map((post) => (
        <li key={post.id}>
          <AttentionRow post={post} when={labels[post.publishAt ?? ""] ?? null} />
        </li>
      ))}
    </ul>
  );
}

function AttentionRow({ post, when }: { post: PostTile; when: WhenLabel | null }) {
  return (
    <Link
      href={`/posts/${post.id}`}
      className="flex items-center gap-3 p-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
    >
      <span className="aspect-[3/4] w-14 shrink-0 overflow-hidden rounded-tile bg-sunken">
        {post.thumbnail === null ? null : (
          <TileImage thumbnail={post.thumbnail} sizes="56px" placeholder={post.placeholder} />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
          <span className="-ml-1">
            <StatusChip status={statusKey(post)} />
          </span>
          {when ? `${when.day}, ${when.time}` : null}
        </span>
        <span className="mt-0.5 block text-base">{post.failureSentence ?? fallback(post)}</span>
        <span className="block truncate text-sm text-soft">{excerpt(post.caption)}</span>
      </span>
      <ChevronRight size={20} className="shrink-0 text-soft" aria-hidden />
    </Link>
  );
}

function fallback(post: PostTile): string {
  if (post.isLate) return POST_WORDS.late;
  if (post.status === "unconfirmed") return POST_WORDS.unconfirmed;
  if (post.isHeld) return POST_WORDS.held;
  return POST_WORDS.failed;
}
