import "server-only";
import { isEditable, type PostStatus } from "@/lib/publish/machine";
import { isWaitingForOperator } from "@/lib/publish/next-step";
import { isAboutToGoOut } from "@/lib/schedule/movable";
import { getDb } from "./client";
import { FORGET_CONTAINER, planFor } from "./post-writes";

/** Where a post stood before it was moved: what undoing needs. */
export type MovedFrom = { status: PostStatus; publishAt: Date | null; revision: number };

export type MoveResult = MovedFrom | "changed-meanwhile" | "not-editable" | "about-to-go-out" | "no-picture";

/**
 * Moves a post of the person to another time. A draft stays a draft, a scheduled post stays scheduled, a failed one is
 * scheduled again. What Instagram has prepared is kept while it lives; of a failed post it is dropped.
 * @param revision what the person was looking at; another one means that somebody saved in between
 * @param options.asDraft puts a scheduled post back among the drafts
 * @returns where it stood, with the new revision
 */
export async function movePost(
  userId: string,
  postId: string,
  revision: number,
  { publishAt, asDraft = false }: { publishAt: Date; asDraft?: boolean },
  now: Date,
): Promise<MoveResult> {
  return getDb().$transaction(async (tx) => {
    // The row lock makes what is read below hold until the write: the engine's own writes wait for it.
    await tx.$queryRaw`SELECT "id" FROM "Post" WHERE "id" = ${postId} FOR UPDATE`;
    const before = await tx.post.findFirst({
      where: { id: postId, account: { userId } },
      select: {
        status: true,
        publishAt: true,
        revision: true,
        failureKind: true,
        account: { select: { heldAt: true } },
        _count: { select: { images: true } },
      },
    });
    if (before === null || !isEditable(before.status)) return "not-editable";
    if (before.revision !== revision) return "changed-meanwhile";
    const { status, account } = before;
    const isHeld = account.heldAt !== null || isWaitingForOperator(before);
    if (isAboutToGoOut({ status, isHeld, publishAt: before.publishAt }, now)) return "about-to-go-out";
    const isDraft = asDraft || status === "draft";
    if (!isDraft && before._count.images === 0) return "no-picture";
    await tx.post.update({
      where: { id: postId },
      data: {
        ...planFor(publishAt, isDraft, now),
        ...(status === "failed" ? FORGET_CONTAINER : {}),
        revision: { increment: 1 },
        events: { create: { kind: asDraft ? "saved-draft" : "moved", at: now } },
      },
      select: { id: true },
    });
    return { status, publishAt: before.publishAt, revision: revision + 1 };
  });
}
