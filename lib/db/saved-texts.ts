import "server-only";
import type { SavedText } from "@/lib/posts/saved-text";
import { getDb } from "./client";

/** More than anybody keeps in order; a bound all the same. */
const MAX_TEXTS = 100;

const VIEW = { id: true, name: true, text: true } as const;

/** The person's captions and groups of hashtags, by name. */
export async function listSavedTexts(userId: string): Promise<SavedText[]> {
  return getDb().savedText.findMany({ where: { userId }, select: VIEW, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

/** @returns false when the person keeps too many already */
export async function createSavedText(userId: string, text: { name: string; text: string }): Promise<boolean> {
  if ((await getDb().savedText.count({ where: { userId } })) >= MAX_TEXTS) return false;
  await getDb().savedText.create({ data: { userId, ...text }, select: { id: true } });
  return true;
}

/** @returns false when it is not theirs, or gone */
export async function renameSavedText(userId: string, textId: string, name: string): Promise<boolean> {
  const { count } = await getDb().savedText.updateMany({ where: { id: textId, userId }, data: { name } });
  return count === 1;
}

export async function deleteSavedText(userId: string, textId: string): Promise<void> {
  await getDb().savedText.deleteMany({ where: { id: textId, userId } });
}
