import { Suspense } from "react";
import { Alert } from "@/components/ui/alert";
import { CheckRow, type ShownFinding } from "./check-row";

/** A check that is under way. Its promise never rejects. */
export type RunningCheck = { name: string; tried: string; finding: Promise<ShownFinding> };

/** Shows each finding as soon as it is there; above them, when all are, what they come to. */
export function CheckList({ checks }: { checks: RunningCheck[] }) {
  return (
    <div className="space-y-4">
      <div aria-live="polite">
        <Suspense fallback={<Alert tone="plain">Checking everything. Half a minute at most.</Alert>}>
          <Summary checks={checks} />
        </Suspense>
      </div>
      <ul className="divide-y divide-line">
        {checks.map(({ name, tried, finding }) => (
          <li key={name}>
            <Suspense fallback={<CheckRow name={name} tried={tried} finding={null} />}>
              <Found name={name} tried={tried} finding={finding} />
            </Suspense>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function Found({ name, tried, finding }: RunningCheck) {
  return <CheckRow name={name} tried={tried} finding={await finding} />;
}

async function Summary({ checks }: { checks: RunningCheck[] }) {
  const findings = await Promise.all(checks.map(async ({ name, finding }) => ({ name, ...(await finding) })));
  const bad = findings.filter(({ isGood }) => !isGood).map(({ name }) => name);
  const unproven = findings.flatMap((finding) => (finding.isGood && finding.isUnproven ? [finding.name] : []));
  if (bad.length === 0 && unproven.length > 0) {
    return (
      <Alert tone="plain">Nothing speaks against it, and not everything could be proven: {unproven.join(", ")}.</Alert>
    );
  }
  if (bad.length === 0) return <Alert tone="good">All {checks.length} checks are good. Posts can go out.</Alert>;
  return (
    <Alert tone="bad">
      <p className="font-medium">
        {bad.length} of {checks.length} checks {bad.length === 1 ? "needs" : "need"} attention.
      </p>
      <p>{bad.join(", ")}. Put the first one right first: others may follow from it.</p>
    </Alert>
  );
}
