import "server-only";
import { firstActionAt } from "@/lib/publish/next-step";
import { TIMING } from "@/lib/publish/timing";
import { reorder } from "@/lib/schedule/reorder";
import { getDb } from "./client";

/** A post this near to its time is as good as sent and stays where it is. */
const FROZEN_MS = 60_000;

export type ReorderResult = { order: string[] } | "changed-meanwhile" | "not-movable";

/**
 * Moves a scheduled post to another place among the account's scheduled posts: the set of times stays, the posts between
 * shift. One transaction; refused when the order is no longer the one the person saw.
 * @param toIndex place in `seenOrder`, which lists the ids soonest first
 */
export async function reorderScheduled(
  userId: string,
  accountId: string,
  move: { movedId: string; toIndex: number; seenOrder: string[] },
  now: Date,
): Promise<ReorderResult> {
  return getDb().$transaction(async (tx) => {
    // Locks the rows in one order, so that two moves at the same moment come one after the other.
    const rows = await tx.$queryRaw<{ id: string; publishAt: Date }[]>`
      SELECT p."id", p."publishAt" FROM "Post" p JOIN "InstagramAccount" a ON a."id" = p."accountId"
      WHERE p."accountId" = ${accountId} AND a."userId" = ${userId} AND p."status" = 'scheduled'
      ORDER BY p."publishAt", p."id" FOR UPDATE OF p`;
    const seen = new Set(move.seenOrder);
    const posts = rows.map((row) => ({ id: row.id, publishAt: row.publishAt.toISOString() }));
    if (posts.some((post, index) => seen.size > index && post.id !== move.seenOrder[index])) return "changed-meanwhile";
    const frozen = rows.filter((row) => row.publishAt.getTime() <= now.getTime() + FROZEN_MS).length;
    const movable = posts.slice(frozen);
    if (!movable.some((post) => post.id === move.movedId)) return "not-movable";
    const moved = reorder(movable, move.movedId, move.toIndex - frozen);
    for (const [index, post] of moved.entries()) {
      if (movable[index]?.id === post.id) continue;
      const publishAt = new Date(post.publishAt);
      await tx.post.update({
        where: { id: post.id },
        data: {
          publishAt,
          nextActionAt: firstActionAt(publishAt, now, TIMING),
          attempts: 0,
          leaseOwner: null,
          leaseUntil: null,
          revision: { increment: 1 },
          events: { create: { kind: "moved", at: now } },
        },
        select: { id: true },
      });
    }
    return { order: [...posts.slice(0, frozen), ...moved].map((post) => post.id) };
  });
}
