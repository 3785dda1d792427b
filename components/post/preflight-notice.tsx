import { FacebookButton } from "@/components/sign-in/facebook-button";
import { Alert } from "@/components/ui/alert";
import type { Warning } from "@/lib/posts/preflight";
import { WAY_OUT_WORDS } from "@/lib/words/post";

type Props = { postId: string; warnings: readonly Warning[] };

/** What would keep a scheduled post from going out, seen ahead, and the way out of each. That it is held is said above. */
export function PreflightNotice({ postId, warnings }: Props) {
  const ahead = warnings.filter(({ kind }) => kind !== "held");
  if (ahead.length === 0) return null;
  return (
    <Alert tone="warn">
      <p className="font-medium">Check before it goes out</p>
      <ul className="mt-1 space-y-1">
        {ahead.map(({ kind, sentence, fix }) => (
          <li key={kind}>
            {sentence} {fix === "reconnect" ? null : WAY_OUT_WORDS[fix]}
          </li>
        ))}
      </ul>
      {ahead.some(({ fix }) => fix === "reconnect") ? (
        <div className="mt-3">
          <FacebookButton
            label="Connect Facebook again"
            callbackUrl={`/posts/${postId}`}
            asksAgain
            variant="secondary"
          />
        </div>
      ) : null}
    </Alert>
  );
}
