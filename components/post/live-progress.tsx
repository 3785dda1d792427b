"use client";

import { Circle, CircleCheck, LoaderCircle } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { POST_WORDS } from "@/lib/words/post";
import { type Progress, type StepState, stepList } from "./progress";
import { useProgress } from "./use-progress";

const icons = {
  done: { icon: CircleCheck, className: "text-good", words: "done" },
  current: { icon: LoaderCircle, className: "text-accent animate-spin", words: "under way" },
  waiting: { icon: Circle, className: "text-edge", words: "to come" },
} as const satisfies Record<StepState, unknown>;

export function LiveProgress({ postId, first }: { postId: string; first: Progress }) {
  const { progress, isOutOfTouch } = useProgress(postId, first);
  const steps = stepList(progress);
  const current = steps.find(({ state }) => state === "current");
  return (
    <div className="space-y-4">
      <ol className="space-y-1">
        {steps.map(({ key, label, state }) => {
          const { icon: Icon, className, words } = icons[state];
          return (
            <li
              key={key}
              className="flex min-h-10 items-center gap-3"
              aria-current={state === "current" ? "step" : undefined}
            >
              <Icon size={24} className={`shrink-0 ${className}`} aria-hidden />
              <span className={state === "waiting" ? "text-soft" : "font-medium"}>{label}</span>
              <span className="sr-only">({words})</span>
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {current?.label ?? "Published"}
      </p>
      {progress.sentence === null ? null : <Alert tone="plain">{progress.sentence}</Alert>}
      {isOutOfTouch ? (
        <Alert tone="warn" isAnnounced>
          {POST_WORDS.outOfTouch}
        </Alert>
      ) : (
        <p className="text-sm text-soft">{POST_WORDS.goesOn}</p>
      )}
    </div>
  );
}
