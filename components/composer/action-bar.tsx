import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import type { Intent } from "./draft";
import { buttonId } from "./wait-line";

type Props = {
  isScheduled: boolean;
  saving: Intent | null;
  /** What was pressed and waits for the photo. */
  waiting: Intent | null;
  /** How much of the photo is uploaded, 0 to 1. */
  uploaded: number;
  onDraft: () => void;
  onNow: () => void;
  /** What is known of the last save. */
  children: ReactNode;
};

/** At the bottom of the screen within reach of a thumb; on a desk it follows the form, and is never below the screen. */
export function ActionBar({ isScheduled, onDraft, onNow, children, ...state }: Props) {
  return (
    <div
      data-action-bar
      className="border-line max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:bg-surface max-md:px-3 max-md:pt-1.5 max-md:pb-[calc(0.5rem+env(safe-area-inset-bottom))] md:sticky md:bottom-0 md:z-10 md:border-t md:bg-paper md:pt-4 md:pb-4"
    >
      {children}
      <div className="flex gap-2 pt-1.5">
        <SaveButton {...state} intent="draft" onClick={onDraft}>
          {isScheduled ? "To drafts" : "Save draft"}
        </SaveButton>
        <SaveButton {...state} intent="now" onClick={onNow}>
          Post now
        </SaveButton>
        <SaveButton {...state} intent="schedule" variant="primary">
          {isScheduled ? "Save changes" : "Schedule"}
        </SaveButton>
      </div>
    </div>
  );
}

type ButtonProps = Pick<Props, "saving" | "waiting" | "uploaded"> & {
  intent: Intent;
  variant?: ButtonVariant;
  /** Without it, the form is sent. */
  onClick?: () => void;
  children: ReactNode;
};

/** The one that was pressed stays where it is and keeps the focus; while it waits it has the row to itself, and says how far it is. */
function SaveButton({ intent, saving, waiting, uploaded, variant, onClick, children }: ButtonProps) {
  const busy = waiting ?? saving;
  const isWide = waiting === intent || (waiting === null && intent === "schedule");
  return (
    <Button
      id={buttonId(intent)}
      type={onClick === undefined ? "submit" : "button"}
      isPending={busy === intent}
      disabled={busy !== null && busy !== intent}
      hidden={waiting !== null && waiting !== intent}
      className={`px-3 tabular-nums ${isWide ? "flex-1" : ""}`}
      {...(variant === undefined ? {} : { variant })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {waiting === intent ? waitingWords(uploaded) : children}
    </Button>
  );
}

function waitingWords(uploaded: number): string {
  return uploaded < 1 ? `Waiting for the photo… ${Math.floor(uploaded * 100)} %` : "Checking the photo…";
}
