"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { refuse } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { removePost as removePostOf } from "@/lib/compose/remove-post";
import { savePost as savePostOf } from "@/lib/compose/save-post";
import { confirmPostSchema, postIdSchema, reorderPostsSchema, savePostSchema } from "@/lib/compose/schema";
import { answerUnconfirmed, retryFailed } from "@/lib/db/post-answers";
import { reorderScheduled } from "@/lib/db/reorder";
import { publishNow } from "@/lib/publish/publish-now";

/** Saves a post and says where to go next: home with a message, or the post's own page while it is being published. */
export const savePost = userAction(savePostSchema, async (input, user) => {
  const result = await savePostOf(user, input, new Date());
  if (!result.ok) return result;
  revalidatePath("/");
  const { postId } = result;
  if (input.intent === "now") {
    after(() => publishNow(postId));
    return { ok: true, postId, location: `/posts/${postId}` };
  }
  const notice = input.intent === "draft" ? "saved" : input.postId === null ? "scheduled" : "updated";
  return { ok: true, postId, location: `/?notice=${notice}&post=${postId}` };
});

export const removePost = userAction(postIdSchema, async ({ postId }, user) => {
  if (!(await removePostOf(user.id, postId))) return refuse("This post cannot be removed now: it is being published.");
  revalidatePath("/");
  return { ok: true, location: "/?notice=removed" };
});

export const retryPost = userAction(postIdSchema, async ({ postId }, user) => {
  if (!(await retryFailed(user.id, postId, new Date())))
    return refuse("This post is not waiting for another try any more.");
  after(() => publishNow(postId));
  revalidatePath("/");
  return { ok: true, location: `/posts/${postId}` };
});

export const confirmPost = userAction(confirmPostSchema, async ({ postId, isLive }, user) => {
  if (!(await answerUnconfirmed(user.id, postId, isLive, new Date())))
    return refuse("This post has been answered already.");
  if (!isLive) after(() => publishNow(postId));
  revalidatePath("/");
  return { ok: true, location: `/posts/${postId}` };
});

export const reorderPosts = userAction(reorderPostsSchema, async (move, user) => {
  if (user.activeAccountId === null) return refuse("Choose an Instagram account first.");
  const result = await reorderScheduled(user.id, user.activeAccountId, move, new Date());
  revalidatePath("/");
  if (result === "changed-meanwhile") return refuse("The plan changed meanwhile. Here is how it looks now.");
  if (result === "not-movable") return refuse("This post is about to go out and cannot be moved.");
  return { ok: true, order: result.order };
});
