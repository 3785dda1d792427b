import "server-only";
import { getDb } from "../client";

export type HoldReason = { at: Date; kind: string; code: number | null; subcode: number | null };

/**
 * Stops every post of an account until the person has done something. Held once: a second call keeps the first reason.
 * @returns whether this call was the first, so that the person is told once
 */
export async function holdAccount(accountId: string, reason: HoldReason): Promise<boolean> {
  const { count } = await getDb().instagramAccount.updateMany({
    where: { id: accountId, heldAt: null },
    data: toHold(reason),
  });
  return count === 1;
}

/** Keeps the engine away from an account until `until`; never shortens a longer wait. */
export async function throttleAccount(accountId: string, until: Date): Promise<void> {
  await getDb().instagramAccount.updateMany({
    where: { id: accountId, OR: [{ throttledUntil: null }, { throttledUntil: { lt: until } }] },
    data: { throttledUntil: until },
  });
}

/** Stops every post of every account of a person, as `holdAccount` does for one. */
export async function holdAccountsOfUser(userId: string, reason: HoldReason): Promise<void> {
  await getDb().instagramAccount.updateMany({ where: { userId, heldAt: null }, data: toHold(reason) });
}

function toHold({ at, kind, code, subcode }: HoldReason) {
  return { heldAt: at, heldKind: kind, heldCode: code, heldSubcode: subcode };
}
