import Link from "next/link";
import type { PostTile } from "@/lib/posts/view";
import { TileFace, tileClass } from "./tile";
import { tileName } from "./tile-name";
import type { WhenLabel } from "./when-label";

export function TileLink({ post, when }: { post: PostTile; when: WhenLabel | null }) {
  return (
    <Link href={`/posts/${post.id}`} data-post-id={post.id} draggable={false} className={tileClass}>
      <span className="sr-only">{tileName(post, when)}</span>
      <TileFace post={post} when={when} />
    </Link>
  );
}
