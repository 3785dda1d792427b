import "server-only";
import { type ActionResult, type Refusal, refuse, refuseField } from "@/lib/auth/action-result";
import { getPostImage } from "@/lib/db/post-images";
import { createPost, type ImageInput, type PostInput, updatePost } from "@/lib/db/post-writes";
import type { UserRow } from "@/lib/db/users";
import { ImageError } from "@/lib/images/image-error";
import { checkPublishAt } from "@/lib/schedule/window";
import { toInstant } from "@/lib/schedule/zone";
import { getStorage } from "@/lib/storage";
import { makeImage } from "./make-image";
import type { SavePostInput } from "./schema";

const EVENTS = { schedule: "scheduled", draft: "saved-draft", now: "post-now" } as const;
const NOT_EDITABLE = "This post cannot be changed any more: it is being published, or it was removed.";
const CHANGED_MEANWHILE =
  "This post was changed in another window. Reload the page to see it, then make your change again.";

/** Saves what the composer sent as a draft, as a scheduled post, or as one that goes out now. */
export async function savePost(
  user: UserRow,
  input: SavePostInput,
  now: Date,
): Promise<ActionResult<{ postId: string }>> {
  const time = readTime(user, input, now);
  if ("ok" in time) return time;
  let image: ImageInput | null;
  try {
    image = await makeImage(user.id, input);
  } catch (error) {
    if (error instanceof ImageError) return refuseField("image", error.sentence);
    throw error;
  }
  const before = input.postId === null ? null : await getPostImage(user.id, input.postId);
  if (image === null && before === null && input.intent !== "draft")
    return refuseField("image", "Choose a photo first.");
  const { caption, altText, intent } = input;
  const post: PostInput = {
    caption,
    altText,
    publishAt: time.publishAt,
    isDraft: intent === "draft",
    image,
    event: input.postId === null || intent === "now" ? EVENTS[intent] : "edited",
  };
  const result = await write(user, input, post, now);
  await forgetPictures(result.ok, image, before);
  return result;
}

function readTime(user: UserRow, input: SavePostInput, now: Date): { publishAt: Date | null } | Refusal {
  if (input.intent === "now") return { publishAt: now };
  const local = input.publishAtLocal === null ? null : toInstant(input.publishAtLocal, user.timeZone ?? "UTC");
  // A draft keeps whatever time it has, or none.
  if (input.intent === "draft") return { publishAt: local?.instant ?? null };
  if (local === null) return refuseField("publishAtLocal", "Choose a day and a time.");
  const problem = checkPublishAt(local.instant, now);
  return problem === null ? { publishAt: local.instant } : refuseField("publishAtLocal", problem);
}

async function write(
  user: UserRow,
  input: SavePostInput,
  post: PostInput,
  now: Date,
): Promise<ActionResult<{ postId: string }>> {
  if (input.postId === null) {
    const postId = user.activeAccountId === null ? null : await createPost(user.id, user.activeAccountId, post, now);
    return postId === null ? refuse("Choose an Instagram account first.") : { ok: true, postId };
  }
  const result = await updatePost(user.id, input.postId, input.revision, post, now);
  if (result === "not-editable") return refuse(NOT_EDITABLE);
  if (result === "changed-meanwhile") return refuse(CHANGED_MEANWHILE);
  return { ok: true, postId: input.postId };
}

/** After a save the pictures it replaced are not needed, after a refusal the ones just made are not. */
async function forgetPictures(
  isSaved: boolean,
  made: ImageInput | null,
  before: Awaited<ReturnType<typeof getPostImage>>,
) {
  if (made === null) return;
  const useless = isSaved ? before : { ...made, originalKey: null };
  if (useless === null) return;
  const original = useless.originalKey === made.originalKey ? null : useless.originalKey;
  await getStorage().delete([original, useless.renditionKey, useless.thumbnailKey].filter((key) => key !== null));
}
