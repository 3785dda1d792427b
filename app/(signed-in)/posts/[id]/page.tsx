import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setTimeZone } from "@/app/actions/accounts";
import { confirmPost, duplicatePost, removePost, retryPost, savePost } from "@/app/actions/posts";
import { createText, removeText, renameText } from "@/app/actions/texts";
import { Composer } from "@/components/composer/composer";
import { ComposerHeader } from "@/components/composer/composer-header";
import { DuplicateButton } from "@/components/post/duplicate-button";
import { GoingOut } from "@/components/post/going-out";
import { PostView } from "@/components/post/post-view";
import { PreflightNotice } from "@/components/post/preflight-notice";
import { isGoingOut } from "@/components/post/progress";
import { RemoveButton } from "@/components/post/remove-button";
import { Timeline } from "@/components/post/timeline";
import { TroubleNotice } from "@/components/post/trouble-notice";
import { Unconfirmed } from "@/components/post/unconfirmed";
import { requireUser } from "@/lib/auth/session";
import { findNextSlot } from "@/lib/compose/next-slot";
import { listPlannedTimes } from "@/lib/db/planned-times";
import { getPostDetail } from "@/lib/db/post-detail";
import { listSavedTexts } from "@/lib/db/saved-texts";
import { getEnv } from "@/lib/env";
import { loadPostWarnings } from "@/lib/planner/load-planner";
import { formatWhen } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "Post" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ edit?: string | string[] }> };

export default async function PostPage({ params, searchParams }: Props) {
  const [user, { id }, { edit }] = await Promise.all([requireUser(), params, searchParams]);
  const post = await getPostDetail(user.id, id);
  if (post === null) notFound();

  const now = new Date();
  const warnings = await loadPostWarnings(user.id, post, now);
  const timeZone = user.timeZone ?? "UTC";
  const { username, heldSentence } = post.account;
  const profileUrl = `${getEnv().SANDBOX_URL ?? "https://www.instagram.com"}/${username}/`;
  const isLive = isGoingOut(post, now) && edit === undefined;
  const whens = Object.fromEntries(post.events.map(({ at }) => [at, formatWhen(at, timeZone, now)]));
  const at = post.publishedAt ?? post.publishAt;
  const timeline = <Timeline events={post.events} whens={whens} isOpen={!post.isEditable || isLive} />;
  return (
    <div className="mx-auto max-w-5xl md:px-6">
      <ComposerHeader title={post.isEditable && !isLive ? "Edit post" : "Post"}>
        <DuplicateButton postId={post.id} duplicatePost={duplicatePost} />
        {post.status === "publishing" ? null : (
          <RemoveButton postId={post.id} isPublished={post.status === "published"} removePost={removePost} />
        )}
      </ComposerHeader>
      {post.isEditable && !isLive ? (
        <Composer
          key={post.id}
          post={post}
          postId={post.id}
          owner={user.id}
          accountId={post.account.id}
          others={await listPlannedTimes(user.id, post.account.id, post.id)}
          nextSlot={await findNextSlot(user, post.account.id, now)}
          setTimeZone={setTimeZone}
          texts={await listSavedTexts(user.id)}
          textActions={{ create: createText, rename: renameText, remove: removeText }}
          timeZone={timeZone}
          now={now.toISOString()}
          accessEnd={user.accessEnd?.toISOString() ?? null}
          username={username}
          savePost={savePost}
          above={
            <>
              <TroubleNotice post={post} heldSentence={heldSentence} profileUrl={profileUrl} retryPost={retryPost} />
              <PreflightNotice postId={post.id} warnings={warnings} />
            </>
          }
          below={timeline}
        />
      ) : (
        <PostView post={post} when={at === null ? null : formatWhen(at, timeZone, now)} below={timeline}>
          {isLive ? <GoingOut post={post} timeZone={timeZone} now={now} /> : null}
          {post.status === "unconfirmed" ? (
            <Unconfirmed
              postId={post.id}
              sentence={post.failureSentence}
              profileUrl={profileUrl}
              confirmPost={confirmPost}
            />
          ) : null}
        </PostView>
      )}
    </div>
  );
}
