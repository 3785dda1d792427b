export type Planned = { id: string; publishAt: string };

/**
 * Moves one post to another place in a list that is sorted by time. The set of times stays: place n keeps its time,
 * the posts between shift by one.
 * @param posts movable posts, soonest first
 * @param toIndex the place the post takes, counted from 0; clamped to the list
 * @returns a new list, soonest first. The same list when `movedId` is not in it.
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
