import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import type { PostDetail } from "@/lib/posts/view";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";
import { POST_WORDS } from "@/lib/words/post";
import { PostAction } from "./post-action";

export type RetryPost = (input: { postId: string }) => Promise<ActionResult>;

type Props = { post: PostDetail; heldSentence: string | null; profileUrl: string; retryPost: RetryPost };

/** Why a post did not go out or cannot, with the one thing to do about it. */
export function TroubleNotice({ post, heldSentence, profileUrl, retryPost }: Props) {
  if (post.status !== "failed" && !post.isHeld) return null;
  const sentence = post.isHeld ? (heldSentence ?? post.failureSentence) : post.failureSentence;
  return (
    <Alert tone={post.isHeld ? "warn" : "bad"}>
      <p className="font-medium">{post.isHeld ? "This post is on hold" : "This did not go out"}</p>
      <p>{sentence ?? (post.isHeld ? ACCOUNT_WORDS.held : POST_WORDS.refused)}</p>
      {post.isHeld && heldSentence === null ? <p>{POST_WORDS.waits}</p> : null}
      <div className="mt-3 empty:hidden">
        <NextStep post={post} profileUrl={profileUrl} retryPost={retryPost} />
      </div>
    </Alert>
  );
}

function NextStep({ post, profileUrl, retryPost }: Omit<Props, "heldSentence">) {
  switch (post.nextAction) {
    case "retry":
      return <PostAction label="Try again now" run={retryPost.bind(null, { postId: post.id })} />;
    case "reconnect":
      return <LinkButton href={`/connect?reconnect=${post.account.id}`}>Connect again</LinkButton>;
    case "open-instagram":
      return (
        <a
          href={profileUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-block py-2 font-medium underline underline-offset-4"
        >
          Open Instagram
        </a>
      );
    case "edit":
      return <p>{POST_WORDS.edit}</p>;
    default:
      return null;
  }
}
