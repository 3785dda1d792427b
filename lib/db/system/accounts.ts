import "server-only";
import { findHoldRule } from "@/lib/graph/error-table";
import { getDb, type Prisma } from "../client";
import { createNotice } from "../notices";

export type HoldReason = { at: Date; kind: string; code: number | null; subcode: number | null };

/**
 * Stops every post of an account until the person has done something, and tells them. Held once: a second call keeps the
 * first reason and tells nobody.
 * @returns whether this call was the first
 */
export async function holdAccount(accountId: string, reason: HoldReason): Promise<boolean> {
  return (await hold({ id: accountId }, reason)) > 0;
}

/** Stops every post of every account of a person, as `holdAccount` does for one. @returns how many were not held yet */
export async function holdAccountsOfUser(userId: string, reason: HoldReason): Promise<number> {
  return hold({ userId }, reason);
}

/** Keeps the engine away from an account until `until`; never shortens a longer wait. */
export async function throttleAccount(accountId: string, until: Date): Promise<void> {
  await getDb().instagramAccount.updateMany({
    where: { id: accountId, OR: [{ throttledUntil: null }, { throttledUntil: { lt: until } }] },
    data: { throttledUntil: until },
  });
}

async function hold(where: Prisma.InstagramAccountWhereInput, reason: HoldReason): Promise<number> {
  return getDb().$transaction(async (tx) => {
    const held = await tx.instagramAccount.updateManyAndReturn({
      where: { ...where, heldAt: null },
      data: { heldAt: reason.at, heldKind: reason.kind, heldCode: reason.code, heldSubcode: reason.subcode },
      select: { id: true, userId: true, username: true },
    });
    for (const account of held) await tellHeld(tx, account, reason);
    return held.length;
  });
}

async function tellHeld(
  tx: Prisma.TransactionClient,
  { id, userId, username }: { id: string; userId: string; username: string },
  { at, code, subcode }: HoldReason,
): Promise<void> {
  const waiting = await tx.post.count({ where: { accountId: id, status: "scheduled" } });
  const notice = {
    userId,
    accountId: id,
    kind: "held",
    key: `held:${id}:${at.toISOString()}`,
    title: `@${username} is on hold${waiting === 0 ? "" : `, ${waiting} planned ${waiting === 1 ? "post waits" : "posts wait"}`}`,
    body: findHoldRule(code, subcode).sentence,
  } as const;
  await createNotice(tx, notice, at);
}
