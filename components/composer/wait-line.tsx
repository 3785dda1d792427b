import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { WAIT_WORDS } from "@/lib/words/compose";
import type { Intent } from "./draft";
import type { Stopped } from "./use-save";

type Props = {
  waiting: Intent | null;
  stopped: Stopped | null;
  isScheduled: boolean;
  onCancel: () => void;
  /** What stands here when nothing waits. */
  children: ReactNode;
};

/** What a press is waiting for and how to take it back, or why nothing came of it. Above the buttons, where it is always seen. */
export function WaitLine({ waiting, stopped, isScheduled, onCancel, children }: Props) {
  return (
    // As high with the words as without: where the bar ends the page, Cancel would come to lie beneath a double click.
    <div className="md:flex md:min-h-11 md:flex-col md:justify-center">
      <div className="flex items-center gap-2">
        {/* Both are always in the page, so that a screen reader hears the words come; the percentage is not read out. */}
        <p role="status" className="min-w-0 flex-1 text-sm">
          {waiting === null ? null : WAIT_WORDS.plan[wordOf(waiting, isScheduled)]}
        </p>
        {waiting === null ? null : (
          <Button variant="quiet" className="-mr-2 px-3" onClick={onCancel} data-stop-waiting>
            Cancel<span className="sr-only"> and go on writing</span>
          </Button>
        )}
      </div>
      <p role="alert" className="text-sm font-medium text-bad empty:hidden">
        {stopped === null ? null : WAIT_WORDS.stopped[wordOf(stopped.intent, isScheduled)](stopped.why)}
      </p>
      {waiting === null && stopped === null ? children : null}
    </div>
  );
}

/** The button that schedules says something else once a post is scheduled. */
export function wordOf(intent: Intent, isScheduled: boolean): Intent | "changes" {
  return intent === "schedule" && isScheduled ? "changes" : intent;
}

export function buttonId(intent: Intent): string {
  return `save-${intent}`;
}

/** Cancel goes when the wait ends: whoever is on it is put back on the button they had pressed. */
export function keepFocusFrom(intent: Intent): void {
  if (document.activeElement?.matches("[data-stop-waiting]")) document.getElementById(buttonId(intent))?.focus();
}
