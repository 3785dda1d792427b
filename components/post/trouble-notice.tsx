import { FacebookButton } from "@/components/sign-in/facebook-button";
import { Alert } from "@/components/ui/alert";
import type { ActionResult } from "@/lib/auth/action-result";
import type { PostDetail } from "@/lib/posts/view";
import { PostAction } from "./post-action";

export type RetryPost = (input: { postId: string }) => Promise<ActionResult>;

type Props = { post: PostDetail; heldSentence: string | null; profileUrl: string; retryPost: RetryPost };

/** Why a post did not go out or cannot, with the one thing to do about it. */
export function TroubleNotice({ post, heldSentence, profileUrl, retryPost }: Props) {
  if (post.status !== "failed" && !post.isHeld) return null;
  const sentence = post.isHeld ? heldSentence : post.failureSentence;
  return (
    <Alert tone={post.isHeld ? "warn" : "bad"}>
      <p className="font-medium">{post.isHeld ? "This post is on hold" : "This did not go out"}</p>
      <p>{sentence ?? "Instagram refused it and did not say why."}</p>
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
      return (
        <FacebookButton
          label="Connect Facebook again"
          callbackUrl={`/posts/${post.id}`}
          asksAgain
          variant="secondary"
        />
      );
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
      return <p>Edit it below, then schedule it again.</p>;
    default:
      return null;
  }
}
