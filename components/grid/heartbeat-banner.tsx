import { Alert } from "@/components/ui/alert";
import type { Heartbeat } from "@/lib/schedule/heartbeat";
import { PLANNER_WORDS } from "@/lib/words/plan";
import { type WhenLabel, whenWords } from "./when-label";

type Props = { state: Heartbeat["state"]; lastSeen: WhenLabel | null; late: number };

/** Says loudly what must not go unnoticed: that nobody publishes, or that posts are late. */
export function HeartbeatBanner({ state, lastSeen, late }: Props) {
  if (state === "stopped") {
    return (
      <Alert tone="bad">
        <p className="font-medium">
          {lastSeen === null
            ? "The scheduler has not run yet, so nothing goes out"
            : `The scheduler has not run since ${whenWords(lastSeen)}, so nothing goes out`}
        </p>
        <p>{PLANNER_WORDS.stopped}</p>
      </Alert>
    );
  }
  if (late === 0) return null;
  return (
    <Alert tone="warn">
      <p className="font-medium">{late === 1 ? "A post is late" : `${late} posts are late`}</p>
      <p>{PLANNER_WORDS.late(late)}</p>
    </Alert>
  );
}
