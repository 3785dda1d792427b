import Link from "next/link";
import type { PostTile } from "@/lib/posts/view";
import { TileFace, tileClass } from "./tile";
import { tileName } from "./tile-name";
import type { WhenLabel } from "./when-label";

export function TileLink({ post, when }: { post: PostTile; when: WhenLabel | null }) {
  return (
    <Link
      href={`/posts/${post.id}`}
      aria-label={tileName(post, when)}
      data-post-id={post.id}
      draggable={false}
      className={tileClass}
    >
      <TileFace post={post} when={when} />
    </Link>
  );
}
