import { CircleAlert, CircleCheck, CircleQuestionMark, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";

export type ShownFinding =
  | { isGood: true; sentence: string; isUnproven?: true }
  | { isGood: false; sentence: string; fix: string };

type CheckRowProps = {
  name: string;
  tried: string;
  /** null while it is still being looked at. */
  finding: ShownFinding | null;
};

/** One check of the setup: what was tried, what came of it, and what to do. */
export function CheckRow({ name, tried, finding }: CheckRowProps) {
  return (
    <div className="flex gap-3 py-4">
      <StateIcon finding={finding} />
      <div className="min-w-0 flex-1 space-y-1 wrap-anywhere">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="text-lg font-semibold">{name}</h2>
          <StateWord finding={finding} />
        </div>
        {finding === null ? null : <p className={finding.isGood ? "" : "font-medium"}>{finding.sentence}</p>}
        {finding === null || finding.isGood ? null : <p>{finding.fix}</p>}
        <p className="text-sm text-soft">{tried}</p>
      </div>
    </div>
  );
}

function StateIcon({ finding }: { finding: ShownFinding | null }): ReactNode {
  const place = "mt-0.5 shrink-0";
  if (finding === null)
    return (
      <LoaderCircle size={20} className={`${place} animate-spin text-soft motion-reduce:animate-none`} aria-hidden />
    );
  if (finding.isGood && finding.isUnproven) {
    return <CircleQuestionMark size={20} className={`${place} text-soft`} aria-hidden />;
  }
  return finding.isGood ? (
    <CircleCheck size={20} className={`${place} text-good`} aria-hidden />
  ) : (
    <CircleAlert size={20} className={`${place} text-bad`} aria-hidden />
  );
}

function StateWord({ finding }: { finding: ShownFinding | null }) {
  if (finding === null) return <span className="text-sm text-soft">Checking …</span>;
  if (finding.isGood && finding.isUnproven) {
    return <span className="text-sm font-medium whitespace-nowrap text-soft">Not proven</span>;
  }
  return finding.isGood ? (
    <span className="text-sm font-medium text-good">Good</span>
  ) : (
    <span className="text-sm font-medium whitespace-nowrap text-bad">Needs attention</span>
  );
}
