import { Alert } from "@/components/ui/alert";
import type { AccountView, CandidateView } from "@/lib/posts/view";
import { STILL_WORDS } from "@/lib/words/connect";

type Props = { account: AccountView; candidates: CandidateView[]; isReachable: boolean };

/** Why an account is still not connected after Facebook was asked again. */
export function ReconnectNotes({ account, candidates, isReachable }: Props) {
  return (
    <Alert tone="bad" isAnnounced>
      <p className="font-medium">{STILL_WORDS.title(account.username)}</p>
      <p>{explain(account, candidates, isReachable)}</p>
    </Alert>
  );
}

function explain(account: AccountView, candidates: CandidateView[], isReachable: boolean): string {
  if (!isReachable) return STILL_WORDS.away;
  const same = candidates.find(({ igUserId }) => igUserId === account.igUserId);
  if (same?.problem === null) return STILL_WORDS.shownNow;
  const others = candidates.filter((other) => other.igUserId !== account.igUserId && other.username !== null);
  const replaced = others.find(({ pageName }) => pageName === account.pageName);
  if (typeof replaced?.username === "string")
    return STILL_WORDS.replaced(account.pageName, replaced.username, account.username);
  const reason = same?.problem ?? STILL_WORDS.notShown;
  const shown =
    others.length === 0 ? "" : ` ${STILL_WORDS.showed(others.map(({ username }) => `@${username}`).join(", "))}`;
  return `${reason.reason}${shown} ${reason.fix}`;
}
