import Link from "next/link";
import type { Warning } from "@/lib/posts/preflight";
import type { PostTile } from "@/lib/posts/view";
import { squareTileClass, TileFace, tileClass } from "./tile";
import { tileName } from "./tile-name";
import type { WhenLabel } from "./when-label";

type Props = {
  post: PostTile;
  when: WhenLabel | null;
  warnings?: readonly Warning[] | undefined;
  isSquare?: boolean;
  isEarly?: boolean;
};

export function TileLink({ post, when, warnings = [], isSquare = false, isEarly = false }: Props) {
  return (
    <Link
      href={`/posts/${post.id}`}
      prefetch={false}
      data-post-id={post.id}
      draggable={false}
      className={isSquare ? squareTileClass : tileClass}
    >
      <span className="sr-only">{tileName(post, when, warnings)}</span>
      <TileFace post={post} when={when} hasWarning={warnings.length > 0} isEarly={isEarly} />
    </Link>
  );
}
