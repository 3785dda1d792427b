import { z } from "zod";
import { cropSchema } from "@/lib/images/crop-schema";
import { checkCaption, MAX_ALT_TEXT_CHARACTERS, stripTags } from "@/lib/posts/caption";

/** Far above any limit of Instagram's: keeps a hostile input from costing time before it is refused. */
const MAX_TEXT = 20_000;
const id = z.string().min(1).max(64);

const caption = z
  .string()
  .max(MAX_TEXT, "The caption is far too long. Instagram takes 2,200 characters.")
  .transform((text) => stripTags(text.replaceAll("\r\n", "\n").replaceAll("\u0000", "")))
  .superRefine((text, context) => {
    const message = checkCaption(text);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

/** What the composer sends. `publishAtLocal` is "YYYY-MM-DDTHH:mm" on the person's own clock. */
export const savePostSchema = z.object({
  postId: id.nullable(),
  revision: z.int().nullable(),
  uploadId: id.nullable(),
  crop: cropSchema.nullable(),
  caption,
  altText: z
    .string()
    .max(MAX_ALT_TEXT_CHARACTERS, `The alt text is too long. Instagram takes ${MAX_ALT_TEXT_CHARACTERS} characters.`)
    .transform((text) => text.replaceAll("\u0000", "")),
  publishAtLocal: z.string().max(40).nullable(),
  intent: z.enum(["schedule", "draft", "now"]),
});

export type SavePostInput = z.infer<typeof savePostSchema>;

export const postIdSchema = z.object({ postId: id });
export const confirmPostSchema = z.object({ postId: id, isLive: z.boolean() });
export const reorderPostsSchema = z.object({
  movedId: id,
  toIndex: z.int().nonnegative(),
  seenOrder: z.array(id).max(500),
});
