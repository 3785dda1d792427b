"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { refuse } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { duplicatePost as duplicatePostOf } from "@/lib/compose/duplicate-post";
import { removePost as removePostOf } from "@/lib/compose/remove-post";
import { savePost as savePostOf } from "@/lib/compose/save-post";
import { confirmPostSchema, postIdSchema, reorderPostsSchema, savePostSchema } from "@/lib/compose/schema";
import { answerUnconfirmed, retryFailed } from "@/lib/db/post-answers";
import { reorderScheduled } from "@/lib/db/reorder";
import { publishNow } from "@/lib/publish/publish-now";
import { SAVE_WORDS } from "@/lib/words/compose";
import { MOVE_WORDS } from "@/lib/words/plan";

/** Saves a post and says where to go next: home with a message, or the post's own page while it is being published. */
export const savePost = userAction(savePostSchema, async (input, user) => {
  const result = await savePostOf(user, input, new Date());
  if (!result.ok || result.outcome !== "saved") return result;
  const { postId, wasScheduled } = result;
  // An autosave goes on beside the writing: nothing on the page is to be drawn anew because of it.
  if (input.intent === "autosave") return { ...result, location: null };
  revalidatePath("/");
  if (input.intent === "now") {
    after(() => publishNow(postId));
    return { ...result, location: `/posts/${postId}` };
  }
  const notice = input.intent === "draft" ? "saved" : wasScheduled ? "updated" : "scheduled";
  return { ...result, location: `/?notice=${notice}&post=${postId}` };
});

/** A draft with the same photo and words; opens it. */
export const duplicatePost = userAction(postIdSchema, async ({ postId }, user) => {
  const result = await duplicatePostOf(user.id, postId, new Date());
  if (!result.ok) return result;
  revalidatePath("/");
  return { ok: true, location: `/posts/${result.copyId}` };
});

export const removePost = userAction(postIdSchema, async ({ postId }, user) => {
  if (!(await removePostOf(user.id, postId))) return refuse(SAVE_WORDS.goingOut);
  revalidatePath("/");
  return { ok: true, location: "/?notice=removed" };
});

export const retryPost = userAction(postIdSchema, async ({ postId }, user) => {
  if (!(await retryFailed(user.id, postId, new Date()))) return refuse(SAVE_WORDS.notWaiting);
  after(() => publishNow(postId));
  revalidatePath("/");
  return { ok: true, location: `/posts/${postId}` };
});

export const confirmPost = userAction(confirmPostSchema, async ({ postId, isLive }, user) => {
  if (!(await answerUnconfirmed(user.id, postId, isLive, new Date()))) return refuse(SAVE_WORDS.answered);
  if (!isLive) after(() => publishNow(postId));
  revalidatePath("/");
  return { ok: true, location: `/posts/${postId}` };
});

export const reorderPosts = userAction(reorderPostsSchema, async ({ retimes }, user) => {
  if (user.activeAccountId === null) return refuse(MOVE_WORDS.noAccount);
  const result = await reorderScheduled(user.id, user.activeAccountId, retimes, new Date());
  revalidatePath("/");
  if (result === "changed-meanwhile") return refuse(MOVE_WORDS.planChanged);
  if (result === "not-movable") return refuse(MOVE_WORDS.oneAboutToGoOut);
  return { ok: true };
});
