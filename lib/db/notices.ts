import "server-only";
import { getDb, type Prisma } from "./client";

/** Those that are told outside Ospost as well. What is said of a device that cannot be told is in `./device-notices`. */
export type NoticeKind = "held" | "access-ending";

export type NoticeInput = {
  userId: string;
  accountId: string | null;
  kind: NoticeKind;
  /** The occasion: a second notice with the same one is not made. */
  key: string;
  title: string;
  body: string;
};

export type NoticeView = { id: string; kind: string; title: string; body: string; accountId: string | null };

const MAX_SHOWN = 20;

/** Shown on the planner, and told outside Ospost where the person wants it. @returns whether it is new: the person has not been told of this occasion yet */
export async function createNotice(tx: Prisma.TransactionClient, notice: NoticeInput, now: Date): Promise<boolean> {
  const made = await tx.notice.createManyAndReturn({
    data: { ...notice, createdAt: now },
    skipDuplicates: true,
    select: { id: true },
  });
  const { userId, kind, key } = notice;
  const occasions = made.map(({ id }) => ({ userId, kind, key, noticeId: id, at: now }));
  await tx.occasion.createMany({ data: occasions, skipDuplicates: true });
  return made.length === 1;
}

/** What the person has been told and has neither dismissed nor settled, newest first. */
export async function listOpenNotices(userId: string): Promise<NoticeView[]> {
  return getDb().notice.findMany({
    where: { userId, closedAt: null },
    select: { id: true, kind: true, title: true, body: true, accountId: true },
    orderBy: { createdAt: "desc" },
    take: MAX_SHOWN,
  });
}

/** @returns false when it is not theirs or is closed already */
export async function closeNotice(userId: string, noticeId: string, now: Date): Promise<boolean> {
  const { count } = await getDb().notice.updateMany({
    where: { id: noticeId, userId, closedAt: null },
    data: { closedAt: now },
  });
  return count === 1;
}

/** Closes what is not true any more: warnings that the person's access ends (`accountId` null), or what was said about one account. */
export async function closeSettledNotices(
  tx: Prisma.TransactionClient,
  userId: string,
  accountId: string | null,
  now: Date,
): Promise<void> {
  const kind = accountId === null ? { kind: "access-ending" } : {};
  await tx.notice.updateMany({ where: { userId, accountId, ...kind, closedAt: null }, data: { closedAt: now } });
}

/** The person has just renewed their access: no warning about its end is true any more. */
export async function closeAccessWarnings(userId: string, now: Date): Promise<void> {
  await getDb().$transaction((tx) => closeSettledNotices(tx, userId, null, now));
}
