import type { ForeignTile as ForeignPost } from "@/lib/posts/view";
import { ForeignPicture } from "./foreign-picture";
import { squareTileClass } from "./tile";
import { excerpt } from "./tile-name";

/** Something on the profile that Ospost did not publish: opens on Instagram. */
export function ForeignTile({ post, when }: { post: ForeignPost; when: string }) {
  return (
    <a href={post.permalink} target="_blank" rel="noreferrer" className={squareTileClass}>
      <span className="sr-only">{`On Instagram, ${when}. ${excerpt(post.caption)} (opens Instagram)`}</span>
      <ForeignPicture url={post.pictureUrl} />
    </a>
  );
}
