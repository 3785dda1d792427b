import type { PublishedMedia } from "../../tests/sandbox/control/client";

export type DuePost = { name: string; publishAt: Date; isUntroubled: boolean };

export type Lateness = { untroubled: number; maxLatenessMs: number; maxLatenessOverallMs: number; early: number };

/**
 * How long after its time `media_publish` reached the sandbox, of what went live.
 * @returns the largest over the untroubled posts (how many those are is `untroubled`), the largest over all, and how
 * many reached it before their time
 */
export function measureLateness(posts: readonly DuePost[], media: readonly PublishedMedia[]): Lateness {
  const byName = new Map(posts.map((post) => [post.name, post]));
  const late = media.flatMap(({ altText, reachedAt }) => {
    const post = byName.get(altText);
    if (post === undefined) return [];
    return [{ ms: new Date(reachedAt).getTime() - post.publishAt.getTime(), isUntroubled: post.isUntroubled }];
  });
  const untroubled = late.filter((each) => each.isUntroubled);
  const largest = (rows: typeof late) => rows.reduce((max, { ms }) => Math.max(max, ms), 0);
  return {
    untroubled: untroubled.length,
    maxLatenessMs: largest(untroubled),
    maxLatenessOverallMs: largest(late),
    early: late.filter(({ ms }) => ms < 0).length,
  };
}
