"use server";

import { refuse } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { createTextSchema, renameTextSchema, textIdSchema } from "@/lib/compose/text-schema";
import { createSavedText, deleteSavedText, listSavedTexts, renameSavedText } from "@/lib/db/saved-texts";
import { TEXT_WORDS } from "@/lib/words/compose";

/** Each answers with the whole list: the composer shows it and need not be drawn anew. */
export const createText = userAction(createTextSchema, async (text, user) => {
  if (!(await createSavedText(user.id, text))) return refuse(TEXT_WORDS.tooMany);
  return { ok: true, texts: await listSavedTexts(user.id) };
});

export const renameText = userAction(renameTextSchema, async ({ textId, name }, user) => {
  if (!(await renameSavedText(user.id, textId, name))) return refuse(TEXT_WORDS.gone);
  return { ok: true, texts: await listSavedTexts(user.id) };
});

export const removeText = userAction(textIdSchema, async ({ textId }, user) => {
  await deleteSavedText(user.id, textId);
  return { ok: true, texts: await listSavedTexts(user.id) };
});
