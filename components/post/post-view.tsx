import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { StatusChip } from "@/components/ui/status-chip";
import { statusKey } from "@/components/ui/status-words";
import type { PostDetail } from "@/lib/posts/view";

type Props = { post: PostDetail; when: string | null; children?: ReactNode; below?: ReactNode };

/** A post that is no longer edited: the picture, its words, and where it is. What asks for attention comes first. */
export function PostView({ post, when, children, below }: Props) {
  return (
    <article className="grid gap-x-10 md:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)] md:grid-rows-[auto_1fr]">
      <div className="px-4 pb-5 empty:hidden md:col-start-2 md:px-0">{children}</div>
      <div className="md:col-start-1 md:row-span-2 md:row-start-1">
        {post.image === null ? null : (
          <img
            src={post.image.url}
            width={post.image.width}
            height={post.image.height}
            alt={post.altText === "" ? "The photo of this post" : post.altText}
            className="mx-auto max-h-[60svh] w-auto bg-sunken object-contain md:mx-0 md:max-h-[76svh] md:rounded-sheet"
          />
        )}
      </div>
      <div className="space-y-5 px-4 pt-5 md:col-start-2 md:px-0 md:pt-0">
        <p className="-ml-1 flex flex-wrap items-center gap-x-2 text-soft">
          <StatusChip status={statusKey(post)} />
          {when}
        </p>
        {post.permalink === null ? null : (
          <a
            href={post.permalink}
            target="_blank"
            rel="noreferrer"
            className={buttonClass("primary", "w-full md:w-auto")}
          >
            See it on Instagram
            <ExternalLink size={18} aria-hidden />
          </a>
        )}
        <section aria-label="Caption">
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {post.caption === "" ? <span className="text-soft">No caption</span> : post.caption}
          </p>
        </section>
        {post.altText === "" ? null : (
          <section>
            <h2 className="text-sm font-medium text-soft">Description</h2>
            <p>{post.altText}</p>
          </section>
        )}
        {below}
      </div>
    </article>
  );
}
