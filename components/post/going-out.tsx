import { NextPost } from "@/components/grid/next-post";
import { LinkButton } from "@/components/ui/button";
import type { PostDetail } from "@/lib/posts/view";
import { clockShiftMs } from "@/lib/schedule/zone";
import { LiveProgress } from "./live-progress";

/** A post on its way out, step by step. While nothing has been sent it can still be changed. */
export function GoingOut({ post, timeZone, now }: { post: PostDetail; timeZone: string; now: Date }) {
  const publishAt = post.publishAt === null ? null : new Date(post.publishAt);
  return (
    <div className="space-y-4 rounded-sheet border border-line bg-surface p-5">
      <h2 className="text-lg font-semibold">
        {publishAt !== null && publishAt > now ? (
          <NextPost
            publishAt={publishAt.toISOString()}
            now={now.toISOString()}
            shiftMs={clockShiftMs(now, publishAt, timeZone)}
            ahead="Goes out in"
            due="Goes out now"
          />
        ) : (
          "On its way to Instagram"
        )}
      </h2>
      <LiveProgress
        postId={post.id}
        first={{ status: post.status, step: null, sentence: post.failureSentence, permalink: null, events: [] }}
      />
      {post.status === "scheduled" ? <LinkButton href={`/posts/${post.id}?edit=1`}>Edit</LinkButton> : null}
    </div>
  );
}
