import type { PublishedTile } from "@/lib/posts/profile";
import { ForeignTile } from "./foreign-tile";
import { TileLink } from "./tile-link";
import type { WhenLabel } from "./when-label";

type Props = { tiles: readonly PublishedTile[]; labels: Record<string, WhenLabel> };

/** What is on the profile already, newest first: no words on the pictures, as on Instagram. */
export function ProfileTiles({ tiles, labels }: Props) {
  return tiles.map((tile) => {
    const when = labels[tile.publishedAt ?? ""] ?? null;
    return (
      <li key={tile.id}>
        {"isForeign" in tile ? (
          <ForeignTile post={tile} when={when === null ? "" : `${when.day} ${when.time}`} />
        ) : (
          <TileLink post={tile} when={null} isSquare />
        )}
      </li>
    );
  });
}
