import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { chooseAccount } from "@/app/actions/accounts";
import { OwnCopiesOnly } from "@/components/composer/own-copies-only";
import { CandidateList } from "@/components/connect/candidate-list";
import { ConnectSteps } from "@/components/connect/connect-steps";
import { ReconnectNotes } from "@/components/connect/reconnect-notes";
import { Column } from "@/components/shell/column";
import { FacebookButton } from "@/components/sign-in/facebook-button";
import { LogOutButton } from "@/components/sign-in/log-out-button";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { listCandidates } from "@/lib/accounts/candidates";
import { requireUser } from "@/lib/auth/session";
import { getAccount } from "@/lib/db/accounts";
import type { UserRow } from "@/lib/db/users";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { CONNECT_WORDS, FACEBOOK_WORDS } from "@/lib/words/connect";
import { permissionWords } from "@/lib/words/permissions";

export const metadata: Metadata = { title: "Connect your account" };

type Query = Record<"reconnect" | "back" | "error", string | undefined>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConnectPage({ searchParams }: Props) {
  const [user, query] = await Promise.all([requireUser(), searchParams.then(readQuery)]);
  return (
    <Column aside={user.activeAccountId ? <LinkButton href="/account">Cancel</LinkButton> : <LogOutButton />}>
      <OwnCopiesOnly owner={user.id} />
      {query.error === "other-person" ? (
        <div className="mb-6">
          <Alert tone="bad" isAnnounced>
            <p className="font-medium">{FACEBOOK_WORDS.otherPerson(user.name).what}</p>
            <p>{FACEBOOK_WORDS.otherPerson(user.name).fix}</p>
          </Alert>
        </div>
      ) : null}
      {query.reconnect === undefined ? (
        <Choose userId={user.id} />
      ) : (
        <Reconnect user={user} accountId={query.reconnect} isBack={query.back !== undefined} />
      )}
    </Column>
  );
}

function readQuery(params: Record<string, string | string[] | undefined>): Query {
  const one = (name: string) => [params[name]].flat()[0];
  return { reconnect: one("reconnect"), back: one("back"), error: one("error") };
}

async function Choose({ userId }: { userId: string }) {
  const { candidates, missingPermissions, answer } = await readCandidates(userId);
  const canChoose = candidates.some(({ problem }) => problem === null);
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">
        {canChoose ? "Choose your Instagram account" : "No account to publish to yet"}
      </h1>
      <p className="mt-2 mb-6 text-soft">{canChoose ? CONNECT_WORDS.choose : CONNECT_WORDS.none}</p>
      <div className="space-y-8">
        {answer === "fine" ? null : <NoAnswer hasEnded={answer === "ended"} />}
        {missingPermissions.length > 0 ? (
          <Alert tone="warn">
            <p className="font-medium">{CONNECT_WORDS.missing}</p>
            <p>{CONNECT_WORDS.allow(permissionWords(missingPermissions))}</p>
          </Alert>
        ) : null}
        {candidates.length > 0 ? <CandidateList candidates={candidates} chooseAccount={chooseAccount} /> : null}
        {canChoose ? <h2 className="text-lg font-semibold">Is one missing?</h2> : null}
        <ConnectSteps />
        <FacebookButton
          label="Ask Facebook again"
          callbackUrl="/connect"
          asksAgain
          variant={canChoose ? "secondary" : "primary"}
        />
      </div>
    </>
  );
}

/** For one account whose access has ended or is about to; without a known id for the login as a whole. */
async function Reconnect({ user, accountId, isBack }: { user: UserRow; accountId: string; isBack: boolean }) {
  const account = await getAccount(user.id, accountId);
  const isOver = user.accessEnd !== null && user.accessEnd <= new Date();
  if (isBack && account?.isHeld !== true && !isOver) redirect("/?notice=reconnected");
  const name = account === null ? "Facebook" : `@${account.username}`;
  const reach = isBack && account !== null ? await readCandidates(user.id) : null;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Connect {name} again</h1>
      <p className="mt-2 mb-6 text-soft">{CONNECT_WORDS.again}</p>
      <div className="space-y-8">
        {account !== null && reach !== null ? (
          <ReconnectNotes account={account} candidates={reach.candidates} isReachable={reach.answer === "fine"} />
        ) : null}
        {account?.isHeld && reach === null ? <Alert tone="warn">{account.heldSentence}</Alert> : null}
        <FacebookButton
          label="Continue with Facebook"
          callbackUrl={`/connect?reconnect=${encodeURIComponent(accountId)}&back=1`}
          asksAgain
        />
      </div>
    </>
  );
}

function NoAnswer({ hasEnded }: { hasEnded: boolean }) {
  const { what, fix } = hasEnded ? FACEBOOK_WORDS.ended : FACEBOOK_WORDS.away;
  return (
    <Alert tone="bad">
      <p className="font-medium">{what}</p>
      <p>{fix}</p>
    </Alert>
  );
}

/** Facebook being away, or the login having ended, is not our bug: the page still says what can be done. */
async function readCandidates(userId: string) {
  try {
    return { ...(await listCandidates(userId)), answer: "fine" as const };
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    const answer = error.kind === "reconnect" ? ("ended" as const) : ("away" as const);
    return { candidates: [], missingPermissions: [], answer };
  }
}
