import { FieldError } from "@/components/ui/field";
import type { Answer } from "./use-ask";

/** What came of an action, read out when it appears. */
export function AnswerLine({ id, answer }: { id: string; answer: Answer | null }) {
  return (
    <>
      <FieldError id={id} message={refusalIn(answer)} />
      <p role="status" className="text-sm font-medium text-good empty:hidden">
        {answer?.isOk ? answer.text : null}
      </p>
    </>
  );
}

export function refusalIn(answer: Answer | null): string | null {
  return answer === null || answer.isOk ? null : answer.text;
}
