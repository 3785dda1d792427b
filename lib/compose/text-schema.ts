import { z } from "zod";
import { MAX_CAPTION_CHARACTERS } from "@/lib/posts/caption";
import { keepTyped } from "@/lib/posts/typed-text";
import { TEXT_WORDS } from "@/lib/words/compose";

const textId = z.string().regex(/^[\w-]{1,64}$/);
const clean = z.string().transform(keepTyped);
const name = clean.pipe(z.string().trim().min(1, TEXT_WORDS.noName).max(60, TEXT_WORDS.longName));

export const textIdSchema = z.object({ textId });
export const renameTextSchema = z.object({ textId, name });
export const createTextSchema = z.object({
  name,
  text: clean.pipe(z.string().min(1, TEXT_WORDS.noText).max(MAX_CAPTION_CHARACTERS, TEXT_WORDS.longText)),
});
