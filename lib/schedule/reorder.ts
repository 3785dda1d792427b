export type Planned = { id: string; publishAt: string };

/** One post's part in a change of order: the time it was seen with, and the time it gets. ISO 8601 in UTC. */
export type Retime = { id: string; from: string; to: string };

/** A post this near to its time is as good as sent and stays where it is. */
export const FROZEN_MS = 60_000;

/** The most posts one change may touch: as many as a screen can show at once. */
export const MAX_RETIMES = 240;

/** Soonest first; posts of the same instant by id, as the database sorts them. */
export function comparePlanned(left: Planned, right: Planned): number {
  const apartMs = Date.parse(left.publishAt) - Date.parse(right.publishAt);
  if (apartMs !== 0) return apartMs;
  return left.id < right.id ? -1 : Number(left.id > right.id);
}

/**
 * Moves one post to another place in a list that is sorted by time, either way. The set of times stays: place n keeps its
 * time, the posts between shift by one.
 * @param toIndex the place the post takes, counted from 0; clamped to the list
 * @returns a new list. The same list when `movedId` is not in it.
 */
export function reorder<Post extends Planned>(posts: readonly Post[], movedId: string, toIndex: number): Post[] {
  const from = posts.findIndex((post) => post.id === movedId);
  const moved = posts[from];
  if (moved === undefined) return [...posts];
  const rest = posts.filter((post) => post.id !== movedId);
  const at = Math.max(0, Math.min(toIndex, rest.length));
  const order = [...rest.slice(0, at), moved, ...rest.slice(at)];
  const times = posts.map((post) => post.publishAt);
  return order.map((post, index) => ({ ...post, publishAt: times[index] ?? post.publishAt }));
}

/**
 * What a move asks of the server: every post from the place it leaves to the place it takes, soonest first, and nothing
 * beyond, however long the list is. Empty when no time would change, as between posts of the same instant.
 */
export function retimesOf(posts: readonly Planned[], movedId: string, toIndex: number): Retime[] {
  const after = new Map(reorder(posts, movedId, toIndex).map((post) => [post.id, post.publishAt]));
  const from = posts.findIndex((post) => post.id === movedId);
  const to = Math.max(0, Math.min(toIndex, posts.length - 1));
  if (from === -1) return [];
  const retimes = posts
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .sort(comparePlanned)
    .map(({ id, publishAt }) => ({ id, from: publishAt, to: after.get(id) ?? publishAt }));
  return retimes.some((retime) => retime.from !== retime.to) ? retimes : [];
}

/** The list as it is once these times are given, soonest first. */
export function applyRetimes<Post extends Planned>(posts: readonly Post[], retimes: readonly Retime[]): Post[] {
  const times = new Map(retimes.map(({ id, to }) => [id, to]));
  return posts.map((post) => ({ ...post, publishAt: times.get(post.id) ?? post.publishAt })).sort(comparePlanned);
}

/** The exact inverse: gives every post the time it had. */
export function undoRetimes(retimes: readonly Retime[]): Retime[] {
  return retimes
    .map(({ id, from, to }) => ({ id, from: to, to: from }))
    .sort((left, right) =>
      comparePlanned({ id: left.id, publishAt: left.from }, { id: right.id, publishAt: right.from }),
    );
}

/** Whether the times given are the times taken, each as often, every post once. Nothing else may be asked of the server. */
export function isPermutation(retimes: readonly Retime[]): boolean {
  const taken = retimes.map(({ from }) => Date.parse(from)).sort((left, right) => left - right);
  const given = retimes.map(({ to }) => Date.parse(to)).sort((left, right) => left - right);
  return new Set(retimes.map(({ id }) => id)).size === retimes.length && taken.every((time, at) => time === given[at]);
}
