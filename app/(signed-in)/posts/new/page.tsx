import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { setTimeZone } from "@/app/actions/accounts";
import { savePost } from "@/app/actions/posts";
import { createText, removeText, renameText } from "@/app/actions/texts";
import { ComposerHeader } from "@/components/composer/composer-header";
import { NewComposer } from "@/components/composer/new-composer";
import { requireUser } from "@/lib/auth/session";
import { findNextSlot } from "@/lib/compose/next-slot";
import { listAccounts } from "@/lib/db/accounts";
import { listPlannedTimes } from "@/lib/db/planned-times";
import { getPostDetail } from "@/lib/db/post-detail";
import { listSavedTexts } from "@/lib/db/saved-texts";
import { isNewPostId } from "@/lib/posts/new-id";
import { readLocal } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "New post" };

type Props = { searchParams: Promise<{ draft?: string | string[]; at?: string | string[] }> };

/** `?draft=` names the post that was begun here, so that a reload goes on with it; `?at=` the time it starts with. */
export default async function NewPostPage({ searchParams }: Props) {
  const [user, { draft, at }] = await Promise.all([requireUser(), searchParams]);
  const asked = [draft].flat()[0] ?? "";
  const postId = isNewPostId(asked) ? asked : randomUUID();
  const post = postId === asked ? await getPostDetail(user.id, postId) : null;
  if (post !== null && post.status !== "draft") redirect(`/posts/${postId}`);
  const accounts = await listAccounts(user.id);
  const active = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  const account = post?.account ?? active;
  if (account === undefined) redirect("/connect");
  return (
    <div className="mx-auto max-w-5xl md:px-6">
      <ComposerHeader title="New post">
        <span className="truncate px-2 text-soft">@{account.username}</span>
      </ComposerHeader>
      <NewComposer
        post={post}
        postId={postId}
        owner={user.id}
        accountId={account.id}
        others={await listPlannedTimes(user.id, account.id, postId)}
        nextSlot={await findNextSlot(user, account.id, new Date())}
        timeZone={user.timeZone ?? "UTC"}
        now={new Date().toISOString()}
        accessEnd={user.accessEnd?.toISOString() ?? null}
        username={account.username}
        startAt={readLocal([at].flat()[0] ?? "")}
        savePost={savePost}
        setTimeZone={setTimeZone}
        texts={await listSavedTexts(user.id)}
        textActions={{ create: createText, rename: renameText, remove: removeText }}
      />
    </div>
  );
}
