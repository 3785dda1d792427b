import "server-only";
import { getDb } from "./client";
import { FORGET_CONTAINER, planFor } from "./post-writes";

/**
 * The person answers whether an unconfirmed post is live. Live: it stays published. Not live: it goes out again now, from
 * a new container, which is safe only because the person looked.
 * @returns false when the post is not theirs or is not unconfirmed any more
 */
export async function answerUnconfirmed(userId: string, postId: string, isLive: boolean, now: Date): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    const where = { id: postId, account: { userId }, status: "unconfirmed" } as const;
    const post = await tx.post.findFirst({ where, select: { publishSentAt: true } });
    if (post === null) return false;
    const live = {
      status: "published",
      publishedAt: post.publishSentAt ?? now,
      reconcileNote: "confirmed-by-person",
      failureKind: null,
      failureSentence: null,
      nextActionAt: now,
    } as const;
    const nothingUnclear = { publishSentAt: null, unclearSince: null, unclearCaption: null };
    const again = { ...planFor(now, false, now), ...FORGET_CONTAINER, ...nothingUnclear };
    const { count } = await tx.post.updateMany({ where, data: isLive ? live : again });
    if (count === 0) return false;
    const kind = isLive ? "confirmed-live" : "confirmed-not-live";
    await tx.postEvent.create({ data: { postId, kind, at: now }, select: { id: true } });
    return true;
  });
}

/** Sends a failed post out now. @returns false when the post is not theirs or has not failed */
export async function retryFailed(userId: string, postId: string, now: Date): Promise<boolean> {
  return getDb().$transaction(async (tx) => {
    const { count } = await tx.post.updateMany({
      where: { id: postId, account: { userId }, status: "failed", images: { some: {} } },
      data: { ...planFor(now, false, now), ...FORGET_CONTAINER, revision: { increment: 1 } },
    });
    if (count === 0) return false;
    await tx.postEvent.create({ data: { postId, kind: "post-now", at: now }, select: { id: true } });
    return true;
  });
}
