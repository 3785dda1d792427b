import { ChevronRight, ExternalLink, Heart, ImageOff, MessageCircle } from "lucide-react";
import Link from "next/link";
import { excerpt } from "@/components/grid/tile-name";
import { PostAction } from "@/components/post/post-action";
import type { RetryPost } from "@/components/post/trouble-notice";
import { LinkButton } from "@/components/ui/button";
import { StatusChip } from "@/components/ui/status-chip";
import { TileImage } from "@/components/ui/tile-image";
import type { HistoryPost } from "@/lib/posts/history-view";
import { POST_WORDS } from "@/lib/words/post";

type Props = {
  posts: HistoryPost[];
  /** "Tue 24 Nov, 18:30" of every time that occurs. */
  whens: Record<string, string>;
  accountId: string;
  retryPost: RetryPost;
};

/** One row a post. The row opens the post with its timeline; what leads elsewhere lies beside it. */
export function HistoryList({ posts, whens, accountId, retryPost }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line bg-surface md:overflow-hidden md:rounded-sheet md:border-x">
      {posts.map((post) => (
        <li key={post.id} className="flex flex-wrap items-center">
          <Link
            href={`/posts/${post.id}`}
            data-post-id={post.id}
            className="flex min-w-0 flex-1 basis-60 items-center gap-3 p-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <Picture thumbnail={post.thumbnail} />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
                {post.status === "published" ? null : <StatusChip status={post.status} />}
                <time dateTime={post.at}>{whens[post.at]}</time>
              </span>
              {post.status === "published" ? null : (
                <span className="mt-0.5 block">{post.failureSentence ?? fallback(post)}</span>
              )}
              <span
                className={
                  post.status === "published"
                    ? "mt-0.5 line-clamp-2 [overflow-wrap:anywhere]"
                    : "block truncate text-sm text-soft"
                }
              >
                {excerpt(post.caption)}
              </span>
              {post.status === "published" ? <Counts post={post} when={whens[post.countedAt ?? ""] ?? null} /> : null}
            </span>
            <ChevronRight size={20} className="shrink-0 text-soft max-md:hidden" aria-hidden />
          </Link>
          <Aside post={post} accountId={accountId} retryPost={retryPost} />
        </li>
      ))}
    </ul>
  );
}

function Picture({ thumbnail }: Pick<HistoryPost, "thumbnail">) {
  return (
    <span className="flex aspect-[3/4] w-14 shrink-0 items-center justify-center overflow-hidden rounded-tile bg-sunken text-soft md:w-16">
      {thumbnail === null ? <ImageOff size={20} aria-hidden /> : <TileImage thumbnail={thumbnail} sizes="64px" />}
    </span>
  );
}

/** What Instagram counted, and when: numbers without a time would pass for those of now. */
function Counts({ post, when }: { post: HistoryPost; when: string | null }) {
  if (when === null) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-soft tabular-nums">
      {post.likes === null ? (
        <span>Likes hidden</span>
      ) : (
        <span className="inline-flex items-center gap-1">
          <Heart size={16} aria-hidden />
          {post.likes}
          <span className="sr-only"> {post.likes === 1 ? "like" : "likes"}</span>
        </span>
      )}
      {post.comments === null ? null : (
        <span className="inline-flex items-center gap-1">
          <MessageCircle size={16} aria-hidden />
          {post.comments}
          <span className="sr-only"> {post.comments === 1 ? "comment" : "comments"}</span>
        </span>
      )}
      <span>as of {when}</span>
    </span>
  );
}

/** The one thing to do about a post: see it, or mend it. */
function Aside({ post, accountId, retryPost }: { post: HistoryPost } & Pick<Props, "accountId" | "retryPost">) {
  const more = "shrink-0 px-3 pb-3 empty:hidden max-md:w-full max-md:pl-20 md:pb-0";
  if (post.status === "published") {
    return post.permalink === null ? null : (
      <a
        href={post.permalink}
        target="_blank"
        rel="noreferrer"
        className="flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink md:mr-3"
      >
        <ExternalLink size={18} aria-hidden />
        <span className="sr-only">See it on Instagram: {excerpt(post.caption)}</span>
      </a>
    );
  }
  if (post.status === "unconfirmed") {
    return (
      <div className={more}>
        <LinkButton href={`/posts/${post.id}`}>Say whether it is live</LinkButton>
      </div>
    );
  }
  return (
    <div className={more}>
      <Mend post={post} accountId={accountId} retryPost={retryPost} />
    </div>
  );
}

function Mend({ post, accountId, retryPost }: { post: HistoryPost } & Pick<Props, "accountId" | "retryPost">) {
  switch (post.nextAction) {
    case "retry":
      return <PostAction label="Try again now" run={retryPost.bind(null, { postId: post.id })} />;
    case "reconnect":
      return <LinkButton href={`/connect?reconnect=${accountId}`}>Connect again</LinkButton>;
    default:
      return <LinkButton href={`/posts/${post.id}`}>Open and edit</LinkButton>;
  }
}

function fallback(post: HistoryPost): string {
  if (post.status === "unconfirmed") return POST_WORDS.unconfirmed;
  return POST_WORDS.failed;
}
