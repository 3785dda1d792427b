import "server-only";
import { findHoldRule } from "@/lib/graph/error-table";
import type { AccountView } from "@/lib/posts/view";
import { getStorage } from "@/lib/storage";
import { getDb, type Prisma } from "./client";
import { keepFiles, noteDiscarded } from "./discarded-files";
import { closeSettledNotices } from "./notices";

const VIEW = {
  id: true,
  igUserId: true,
  username: true,
  name: true,
  pictureKey: true,
  pageName: true,
  createdAt: true,
  heldAt: true,
  heldCode: true,
  heldSubcode: true,
} as const satisfies Prisma.InstagramAccountSelect;

/** The person's connected accounts, in the order they were connected. */
export async function listAccounts(userId: string): Promise<AccountView[]> {
  const accounts = await getDb().instagramAccount.findMany({
    where: { userId },
    select: VIEW,
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return accounts.map(toView);
}

/** One account of the person, or null when it is not theirs. */
export async function getAccount(userId: string, accountId: string): Promise<AccountView | null> {
  const account = await getDb().instagramAccount.findFirst({ where: { id: accountId, userId }, select: VIEW });
  return account === null ? null : toView(account);
}

function toView(account: Prisma.InstagramAccountGetPayload<{ select: typeof VIEW }>): AccountView {
  const { heldCode, heldSubcode, pictureKey, createdAt, heldAt, ...rest } = account;
  return {
    ...rest,
    pictureUrl: pictureKey === null ? null : getStorage().publicUrl(pictureKey),
    connectedAt: createdAt.toISOString(),
    heldAt: heldAt?.toISOString() ?? null,
    isHeld: heldAt !== null,
    heldSentence: heldSentence({ heldAt, heldCode, heldSubcode }),
  };
}

type Hold = { heldAt: Date | null; heldCode: number | null; heldSubcode: number | null };

/** Why an account is held and what to do about it, or null. */
export function heldSentence({ heldAt, heldCode, heldSubcode }: Hold): string | null {
  return heldAt === null ? null : findHoldRule(heldCode, heldSubcode).sentence;
}

export type AccountInput = {
  igUserId: string;
  username: string;
  name: string;
  pageId: string;
  pageName: string;
  pageTokenCipher: string;
};

/** Connects an account, or connects it again: a fresh token ends its hold and its waiting posts are looked at at once. */
export async function connectAccount(userId: string, input: AccountInput, now: Date): Promise<string> {
  return getDb().$transaction(async (tx) => {
    const fresh = { ...input, heldAt: null, heldKind: null, heldCode: null, heldSubcode: null };
    const account = await tx.instagramAccount.upsert({
      where: { userId_igUserId: { userId, igUserId: input.igUserId } },
      create: { userId, ...fresh },
      update: fresh,
      select: { id: true },
    });
    await closeSettledNotices(tx, userId, account.id, now);
    // Looking at a post that is not due yet costs one read and finds its right time again.
    await tx.post.updateMany({ where: { accountId: account.id, status: "scheduled" }, data: { nextActionAt: now } });
    return account.id;
  });
}

/** How many posts each account of the person has, whatever their status. */
export async function countPostsByAccount(userId: string): Promise<Record<string, number>> {
  const rows = await getDb().post.groupBy({ by: ["accountId"], where: { account: { userId } }, _count: true });
  return Object.fromEntries(rows.map((row) => [row.accountId, row._count]));
}

export type ConnectedAccount = {
  id: string;
  igUserId: string;
  username: string;
  pageId: string;
  pageName: string;
  pictureHash: string | null;
};

/** The person's connected accounts as they are told apart at Meta. */
export async function listConnected(userId: string): Promise<ConnectedAccount[]> {
  return getDb().instagramAccount.findMany({
    where: { userId },
    select: { id: true, igUserId: true, username: true, pageId: true, pageName: true, pictureHash: true },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
}

/** Keeps the key of an account's copied picture; the one it replaces is noted as discarded. */
export async function updatePicture(
  accountId: string,
  picture: { pictureKey: string; pictureHash: string },
  now: Date,
): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const before = await tx.instagramAccount.findUnique({ where: { id: accountId }, select: { pictureKey: true } });
    await tx.instagramAccount.update({ where: { id: accountId }, data: picture, select: { id: true } });
    await noteDiscarded(tx, [before?.pictureKey ?? null], now);
    await keepFiles(tx, [picture.pictureKey]);
  });
}
