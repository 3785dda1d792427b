import { Ban, TriangleAlert } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { CandidateView } from "@/lib/posts/view";
import { type ChooseAccount, ChooseButton } from "./choose-button";

type Props = { candidates: CandidateView[]; chooseAccount: ChooseAccount };

export function CandidateList({ candidates, chooseAccount }: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-sheet border border-line bg-surface">
      {candidates.map((candidate) => (
        <li key={`${candidate.pageId}:${candidate.igUserId}`} className="flex items-center gap-4 p-4">
          <CandidateRow candidate={candidate} chooseAccount={chooseAccount} />
        </li>
      ))}
    </ul>
  );
}

function CandidateRow({ candidate, chooseAccount }: { candidate: CandidateView; chooseAccount: ChooseAccount }) {
  const { igUserId, username, pictureUrl, pageName, isConnected, problem, doubt } = candidate;
  const title = username === null ? pageName : `@${username}`;
  return (
    <>
      <span className={problem ? "opacity-50 grayscale" : ""}>
        <Avatar url={pictureUrl} name={username ?? pageName} size={48} />
      </span>
      <div className="min-w-0 flex-1">
        <p className={`truncate font-semibold ${problem ? "text-soft" : ""}`}>{title}</p>
        <p className="truncate text-sm text-soft">Page: {pageName}</p>
        {problem ? (
          <div className="mt-2 flex gap-2 text-sm">
            <Ban size={16} className="mt-px shrink-0 text-warn" aria-hidden />
            <p>
              {problem.reason} {problem.fix}
            </p>
          </div>
        ) : null}
        {doubt === null ? null : (
          <div className="mt-2 flex gap-2 text-sm">
            <TriangleAlert size={16} className="mt-px shrink-0 text-warn" aria-hidden />
            <p>{doubt}</p>
          </div>
        )}
      </div>
      {problem === null && isConnected ? (
        <span className="shrink-0 text-sm font-medium text-soft">Connected</span>
      ) : null}
      {problem === null && igUserId !== null && !isConnected ? (
        <ChooseButton igUserId={igUserId} username={username ?? pageName} chooseAccount={chooseAccount} />
      ) : null}
    </>
  );
}
