import { z } from "zod";
import { cropSchema } from "@/lib/images/crop-schema";
import { ID } from "@/lib/posts/id";
import { keepTyped } from "@/lib/posts/typed-text";
import { isPermutation, MAX_RETIMES } from "@/lib/schedule/reorder";
import { SAVE_WORDS } from "@/lib/words/compose";

/** Far above any limit of Instagram's: keeps a hostile input from costing time before it is refused. */
const MAX_TEXT = 20_000;
const id = z.string().regex(ID);

const text = z.string().max(MAX_TEXT, SAVE_WORDS.farTooLong).transform(keepTyped);

/** What the composer sends. Whether the words fit is for `savePost`: a draft may still be too long. */
export const savePostSchema = z.object({
  /** The composer's own id for a post that is not saved yet. */
  postId: id,
  /** What the person was looking at; null = not saved yet. */
  revision: z.int().nonnegative().nullable(),
  /** Where a new post goes. Not simply the account that is shown now: another tab may have changed that. */
  accountId: id,
  uploadId: id.nullable(),
  crop: cropSchema.nullable(),
  caption: text,
  altText: text,
  /** "YYYY-MM-DDTHH:mm" on the person's own clock. */
  publishAtLocal: z.string().max(40).nullable(),
  /** When the clocks go back that time comes twice: the second one is meant. */
  isSecondTime: z.boolean(),
  intent: z.enum(["schedule", "draft", "now", "autosave"]),
});

export type SavePostInput = z.infer<typeof savePostSchema>;

export const postIdSchema = z.object({ postId: id });
export const confirmPostSchema = z.object({ postId: id, isLive: z.boolean() });
/** Every post whose place is concerned, with the time it was seen with and the time it gets. */
export const reorderPostsSchema = z.object({
  retimes: z
    .array(z.object({ id, from: z.iso.datetime(), to: z.iso.datetime() }))
    .min(2)
    .max(MAX_RETIMES)
    .refine(isPermutation),
});
