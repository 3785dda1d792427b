import type { Metadata } from "next";
import { chooseAccount } from "@/app/actions/accounts";
import { CandidateList } from "@/components/connect/candidate-list";
import { ConnectSteps } from "@/components/connect/connect-steps";
import { permissionWords } from "@/components/connect/permission-words";
import { Column } from "@/components/shell/column";
import { FacebookButton } from "@/components/sign-in/facebook-button";
import { LogOutButton } from "@/components/sign-in/log-out-button";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { listCandidates } from "@/lib/accounts/candidates";
import { requireUser } from "@/lib/auth/session";
import { isGraphFailure } from "@/lib/graph/graph-error";

export const metadata: Metadata = { title: "Choose your account" };

export default async function ConnectPage() {
  const user = await requireUser();
  const { candidates, missingPermissions, isReachable } = await readCandidates(user.id);
  const canChoose = candidates.some(({ problem }) => problem === null);
  return (
    <Column aside={user.activeAccountId ? <LinkButton href="/account">Cancel</LinkButton> : <LogOutButton />}>
      <h1 className="text-2xl font-semibold tracking-tight">
        {canChoose ? "Choose your Instagram account" : "No account to publish to yet"}
      </h1>
      <p className="mt-2 mb-6 text-soft">
        {canChoose
          ? "These are linked to Facebook Pages you let Ospost see. You can connect more later."
          : "Facebook did not show Ospost an Instagram account that can publish. Three things make it work."}
      </p>
      <div className="space-y-8">
        {isReachable ? null : (
          <Alert tone="bad">
            <p className="font-medium">Facebook did not answer as expected.</p>
            <p>Reload this page in a minute. If it stays like this, ask Facebook again with the button below.</p>
          </Alert>
        )}
        {missingPermissions.length > 0 ? (
          <Alert tone="warn">
            <p className="font-medium">Ospost was not given every permission it needs.</p>
            <p>Ask Facebook again and allow: {permissionWords(missingPermissions)}.</p>
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
    </Column>
  );
}

/** Facebook being away is not our bug: the page still says what can be done. */
async function readCandidates(userId: string) {
  try {
    return { ...(await listCandidates(userId)), isReachable: true };
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return { candidates: [], missingPermissions: [], isReachable: false };
  }
}
