import "server-only";
import { findErrorRule } from "@/lib/graph/error-table";
import type { AccountView } from "@/lib/posts/view";
import { getDb } from "./client";

const VIEW = {
  id: true,
  username: true,
  name: true,
  pictureUrl: true,
  pageName: true,
  heldAt: true,
  heldCode: true,
  heldSubcode: true,
} as const;

/** The person's connected accounts, in the order they were connected. */
export async function listAccounts(userId: string): Promise<AccountView[]> {
  const accounts = await getDb().instagramAccount.findMany({
    where: { userId },
    select: VIEW,
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return accounts.map(({ heldAt, heldCode, heldSubcode, ...account }) => ({
    ...account,
    isHeld: heldAt !== null,
    heldSentence: heldSentence({ heldAt, heldCode, heldSubcode }),
  }));
}

type Hold = { heldAt: Date | null; heldCode: number | null; heldSubcode: number | null };

/** Why an account is held and what to do about it, or null. */
export function heldSentence({ heldAt, heldCode, heldSubcode }: Hold): string | null {
  return heldAt === null ? null : findErrorRule(heldCode ?? 190, heldSubcode).sentence;
}

export type AccountInput = {
  igUserId: string;
  username: string;
  name: string;
  pictureUrl: string | null;
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
    // Looking at a post that is not due yet costs one read and finds its right time again.
    await tx.post.updateMany({ where: { accountId: account.id, status: "scheduled" }, data: { nextActionAt: now } });
    return account.id;
  });
}

/** The Instagram ids the person has connected. */
export async function listConnectedIgUserIds(userId: string): Promise<string[]> {
  const accounts = await getDb().instagramAccount.findMany({
    where: { userId },
    select: { igUserId: true },
    take: 100,
  });
  return accounts.map((account) => account.igUserId);
}
