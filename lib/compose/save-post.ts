import "server-only";
import { type ActionResult, type Refusal, refuse, refuseField } from "@/lib/auth/action-result";
import { discardFiles } from "@/lib/db/discarded-files";
import { keysOf } from "@/lib/db/image-keys";
import { getPostImage } from "@/lib/db/post-images";
import { getPostVersion, isPostId } from "@/lib/db/post-version";
import { createPost, type ImageInput, type PostInput, type UpdateResult, updatePost } from "@/lib/db/post-writes";
import type { UserRow } from "@/lib/db/users";
import { ImageError } from "@/lib/images/image-error";
import { checkAltText, checkCaption } from "@/lib/posts/caption";
import type { PostVersion, SaveOutcome } from "@/lib/posts/version";
import { isEditable } from "@/lib/publish/machine";
import { checkPublishAt } from "@/lib/schedule/window";
import { toInstant } from "@/lib/schedule/zone";
import { logStorageTrouble, StorageError } from "@/lib/storage";
import { SAVE_WORDS, UPLOAD_WORDS } from "@/lib/words/compose";
import { type Gone, makeImage } from "./make-image";
import type { SavePostInput } from "./schema";
import { sweepDiscarded } from "./sweep-discarded";

export type SavedPost = SaveOutcome & { wasScheduled: boolean };

/**
 * Saves what the composer sent as a draft, as a scheduled post, or as one that goes out now. Nothing is written when the post
 * is no longer what the person was looking at; an autosave never touches anything but a draft.
 */
export async function savePost(user: UserRow, input: SavePostInput, now: Date): Promise<ActionResult<SavedPost>> {
  const refusal = checkWords(input);
  if (refusal !== null) return refusal;
  const time = readTime(user, input, now);
  if ("ok" in time) return time;
  const version = await getPostVersion(user.id, input.postId);
  const conflict = findConflict(input, version);
  if (conflict !== null) return conflict;
  let image: ImageInput | Gone | null;
  try {
    image = await makeImage(user.id, input, now);
  } catch (error) {
    if (error instanceof ImageError) return refuseField("image", error.sentence);
    if (!(error instanceof StorageError)) throw error;
    logStorageTrouble(error);
    // A draft that saves itself goes on trying by itself when it gets no answer, but not when it is refused.
    if (input.intent === "autosave") throw error;
    return refuse(SAVE_WORDS.noStorage);
  }
  if (image === "upload-gone") return refuseField("image", UPLOAD_WORDS.gone);
  if (image === "original-gone") return refuseField("crop", SAVE_WORDS.originalGone);
  const before = await getPostImage(user.id, input.postId);
  const isDraft = isForDraft(input);
  if (image === null && before === null && !isDraft) return refuseField("image", SAVE_WORDS.noPhoto);
  const { caption, altText } = input;
  const post = { caption, altText, publishAt: time.publishAt, isDraft, image, event: eventFor(input, version) };
  const result = await write(user, input, post, now);
  if (image !== null) await forgetPictures(result === "updated" ? null : image, now);
  if (result === "updated") {
    const revision = input.revision === null && version === null ? 0 : (input.revision ?? 0) + 1;
    const saved = { outcome: "saved", postId: input.postId, revision, savedAt: now.toISOString() } as const;
    return { ok: true, ...saved, wasScheduled: version?.status === "scheduled" };
  }
  if (result === "no-account") return refuse(SAVE_WORDS.noAccount);
  const theirs = result === "changed-meanwhile" ? await getPostVersion(user.id, input.postId) : null;
  return theirs === null ? refuse(SAVE_WORDS.notEditable) : changed(theirs);
}

function isForDraft({ intent }: SavePostInput): boolean {
  return intent === "draft" || intent === "autosave";
}

/** A draft may still be too long: losing what somebody wrote is worse. */
function checkWords(input: SavePostInput): Refusal | null {
  if (isForDraft(input)) return null;
  const caption = checkCaption(input.caption);
  if (caption !== null) return refuseField("caption", caption);
  const altText = checkAltText(input.altText);
  return altText === null ? null : refuseField("altText", altText);
}

function readTime(user: UserRow, input: SavePostInput, now: Date): { publishAt: Date | null } | Refusal {
  if (input.intent === "now") return { publishAt: now };
  const zone = user.timeZone ?? "UTC";
  const which = input.isSecondTime ? "second" : "first";
  const local = input.publishAtLocal === null ? null : toInstant(input.publishAtLocal, zone, which);
  // A draft keeps whatever time it has, or none.
  if (isForDraft(input)) return { publishAt: local?.instant ?? null };
  if (local === null) return refuseField("publishAtLocal", SAVE_WORDS.noTime);
  const problem = checkPublishAt(local.instant, now, user.accessEnd, zone);
  return problem === null ? { publishAt: local.instant } : refuseField("publishAtLocal", problem);
}

/** Told before a picture is rendered for nothing; `updatePost` looks again, under a lock. */
function findConflict(input: SavePostInput, version: PostVersion | null): ActionResult<SavedPost> | null {
  if (version === null) return input.revision === null ? null : refuse(SAVE_WORDS.notEditable);
  if (!isEditable(version.status)) return refuse(SAVE_WORDS.notEditable);
  const isOther = version.revision !== (input.revision ?? 0);
  const isNoDraft = input.intent === "autosave" && version.status !== "draft";
  return isOther || isNoDraft ? changed(version) : null;
}

function changed(theirs: PostVersion): ActionResult<SavedPost> {
  return { ok: true, outcome: "changed-meanwhile", theirs, wasScheduled: theirs.status === "scheduled" };
}

/** A draft that saves itself every few seconds leaves one line in the history, not hundreds. */
function eventFor({ intent }: SavePostInput, version: PostVersion | null): string | null {
  if (intent === "now") return "post-now";
  if (intent === "schedule") return version === null || version.status === "draft" ? "scheduled" : "edited";
  if (version === null) return "saved-draft";
  return version.status === "draft" ? null : "saved-draft";
}

async function write(
  user: UserRow,
  input: SavePostInput,
  post: PostInput,
  now: Date,
): Promise<UpdateResult | "no-account"> {
  const { postId, revision, accountId, intent } = input;
  if (revision === null && !(await isPostId(postId))) {
    const made = await createPost(user.id, accountId, { ...post, id: postId }, now);
    return made === null ? "no-account" : "updated";
  }
  const from = intent === "autosave" ? (["draft"] as const) : undefined;
  return updatePost(user.id, postId, revision ?? 0, post, now, from);
}

/** After a save the pictures it replaced are not needed, which are noted already; after a refusal the ones just made are not. */
async function forgetPictures(refused: ImageInput | null, now: Date): Promise<void> {
  if (refused !== null) await discardFiles(keysOf({ ...refused, originalKey: null }), now);
  await sweepDiscarded(now);
}
