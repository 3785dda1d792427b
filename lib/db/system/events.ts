import "server-only";
import { getDb } from "../client";

/** How often something of one kind has happened to a post since an instant, as its timeline tells. */
export async function countEventsSince(postId: string, kind: string, since: Date): Promise<number> {
  return getDb().postEvent.count({ where: { postId, kind, at: { gte: since } } });
}
