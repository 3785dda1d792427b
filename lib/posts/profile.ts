import type { ForeignTile, PostTile, TilePage } from "./view";

export type PublishedTile = PostTile | ForeignTile;

/** The newest `count` of what Ospost published and of what else is on the profile, as Instagram shows them. */
export function mergeProfile(
  ours: TilePage,
  theirs: readonly ForeignTile[],
  count: number,
): { tiles: PublishedTile[]; isMore: boolean } {
  const all = [...ours.posts, ...theirs].sort(
    (left, right) => atMsOf(right) - atMsOf(left) || (left.id < right.id ? 1 : -1),
  );
  return { tiles: all.slice(0, count), isMore: ours.isMore || all.length > count };
}

export function atMsOf(tile: PublishedTile): number {
  return Date.parse(tile.publishedAt ?? "") || 0;
}
