import { loginHref } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { STATUS_WORDS } from "@/lib/words/compose";

/** The session has ended in the middle of writing: nothing is taken away, and the login leads back here. */
export function SignedOut({ isKept }: { isKept: boolean }) {
  return (
    <div className="flex items-center gap-3">
      <p role="alert" className="min-w-0 flex-1 text-sm font-medium">
        {isKept ? STATUS_WORDS.signedOut : STATUS_WORDS.signedOutLosing}
      </p>
      {isKept ? <Button onClick={() => window.location.assign(loginHref())}>Log in</Button> : null}
    </div>
  );
}
