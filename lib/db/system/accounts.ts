import "server-only";
import { getDb } from "../client";

/**
 * Stops every post of an account until the person has done something. Held once: a second call keeps the first reason.
 * @returns whether this call was the first, so that the person is told once
 */
export async function holdAccount(
  accountId: string,
  reason: { at: Date; kind: string; code: number | null; subcode: number | null },
): Promise<boolean> {
  const { count } = await getDb().instagramAccount.updateMany({
    where: { id: accountId, heldAt: null },
    data: { heldAt: reason.at, heldKind: reason.kind, heldCode: reason.code, heldSubcode: reason.subcode },
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
