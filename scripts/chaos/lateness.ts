import type { PublishedMedia } from "../../tests/sandbox/control/client";

export type DuePost = { name: string; publishAt: Date; isUntroubled: boolean };

export type Lateness = { untroubled: number; maxLatenessMs: number; maxLatenessOverallMs: number; early: number };

export type Measured = { lateness: Lateness /** The untroubled post that was the latest. */; latest: string | null };

/**
 * How long after its time `media_publish` reached the sandbox, of what went live.
 * @returns the largest over the untroubled posts (how many those are is `untroubled`), the largest over all, and how
 * many reached it before their time
 */
export function measureLateness(posts: readonly DuePost[], media: readonly PublishedMedia[]): Measured {
  const byName = new Map(posts.map((post) => [post.name, post]));
  const late = media.flatMap(({ altText, reachedAt }) => {
    const post = byName.get(altText);
    if (post === undefined) return [];
    return [{ ...post, ms: new Date(reachedAt).getTime() - post.publishAt.getTime() }];
  });
  late.sort((left, right) => right.ms - left.ms);
  const untroubled = late.filter((each) => each.isUntroubled);
  const lateness = {
    untroubled: untroubled.length,
    maxLatenessMs: untroubled[0]?.ms ?? 0,
    maxLatenessOverallMs: late[0]?.ms ?? 0,
    early: late.filter(({ ms }) => ms < 0).length,
  };
  return { lateness, latest: untroubled[0]?.name ?? null };
}
