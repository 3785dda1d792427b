import "server-only";
import type { PictureProblem } from "@/lib/posts/preflight";
import { getDb } from "../client";

export type AccountToAsk = { igUserId: string; pageTokenCipher: string; isHeld: boolean };

/** Takes the turn of asking Instagram about an account of the person; null when somebody had it after `triedBefore`. */
export async function claimFacts(
  userId: string,
  accountId: string,
  triedBefore: Date,
  now: Date,
): Promise<AccountToAsk | null> {
  const { count } = await getDb().instagramAccount.updateMany({
    where: { id: accountId, userId, OR: [{ factsTriedAt: null }, { factsTriedAt: { lt: triedBefore } }] },
    data: { factsTriedAt: now },
  });
  if (count === 0) return null;
  const account = await getDb().instagramAccount.findUnique({
    where: { id: accountId },
    select: { igUserId: true, pageTokenCipher: true, heldAt: true },
  });
  if (account === null) return null;
  const { heldAt, ...rest } = account;
  return { ...rest, isHeld: heldAt !== null };
}

export type MediaRow = {
  id: string;
  publishedAt: Date;
  permalink: string;
  pictureUrl: string | null;
  caption: string;
};

/** Replaces what is known of an account's profile. */
export async function replaceMedia(accountId: string, media: readonly MediaRow[], now: Date): Promise<void> {
  const rows = media.map(({ id, ...row }) => ({ accountId, mediaId: id, ...row }));
  const db = getDb();
  await db.$transaction([
    db.profileMedia.deleteMany({ where: { accountId } }),
    db.profileMedia.createMany({ data: rows, skipDuplicates: true }),
    db.instagramAccount.updateMany({ where: { id: accountId }, data: { mediaReadAt: now } }),
  ]);
}

/** Stores what Instagram says of the quota; what Ospost has not posted itself was posted elsewhere. */
export async function saveQuota(
  accountId: string,
  quota: { used: number; total: number | null },
  since: Date,
  now: Date,
): Promise<void> {
  const ours = await getDb().post.count({ where: { accountId, status: "published", publishedAt: { gt: since } } });
  await getDb().instagramAccount.updateMany({
    where: { id: accountId },
    data: { quotaTotal: quota.total, quotaElsewhere: Math.max(0, quota.used - ours), quotaReadAt: now },
  });
}

/** Pictures of posts that go out until `until` and were not tried since `checkedBefore`, or did not do then, soonest first. */
export async function listPicturesToCheck(
  accountId: string,
  until: Date,
  checkedBefore: Date,
  limit: number,
): Promise<{ id: string; key: string }[]> {
  const rows = await getDb().post.findMany({
    where: {
      accountId,
      status: "scheduled",
      publishAt: { lte: until },
      images: {
        some: {
          renditionKey: { not: null },
          OR: [
            { pictureCheckedAt: null },
            { pictureCheckedAt: { lt: checkedBefore } },
            { pictureProblem: { not: null } },
          ],
        },
      },
    },
    select: { images: { select: { id: true, renditionKey: true }, take: 1, orderBy: { position: "asc" } } },
    orderBy: { publishAt: "asc" },
    take: limit,
  });
  return rows.flatMap(({ images }) =>
    images.flatMap(({ id, renditionKey }) => (renditionKey === null ? [] : [{ id, key: renditionKey }])),
  );
}

export async function savePictureCheck(imageId: string, problem: PictureProblem | null, now: Date): Promise<void> {
  await getDb().postImage.updateMany({
    where: { id: imageId },
    data: { pictureProblem: problem, pictureCheckedAt: now },
  });
}
