import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Intent } from "./draft";

type Props = {
  isScheduled: boolean;
  saving: Intent | null;
  onDraft: () => void;
  onNow: () => void;
  /** What is known of the last save. */
  children: ReactNode;
};

/** At the bottom of the screen within reach of a thumb; on a desk it follows the form, and is never below the screen. */
export function ActionBar({ isScheduled, saving, onDraft, onNow, children }: Props) {
  const isSaving = saving !== null;
  return (
    <div
      data-action-bar
      className="border-line max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:bg-surface max-md:px-3 max-md:pt-1.5 max-md:pb-[calc(0.5rem+env(safe-area-inset-bottom))] md:sticky md:bottom-0 md:z-10 md:border-t md:bg-paper md:pt-4 md:pb-4"
    >
      {children}
      <div className="flex gap-2 pt-1.5">
        <Button
          isPending={saving === "draft"}
          disabled={isSaving && saving !== "draft"}
          onClick={onDraft}
          className="px-3"
        >
          {isScheduled ? "To drafts" : "Save draft"}
        </Button>
        <Button isPending={saving === "now"} disabled={isSaving && saving !== "now"} onClick={onNow} className="px-3">
          Post now
        </Button>
        <Button
          type="submit"
          variant="primary"
          isPending={saving === "schedule"}
          disabled={isSaving && saving !== "schedule"}
          className="flex-1 px-3"
        >
          {isScheduled ? "Save changes" : "Schedule"}
        </Button>
      </div>
    </div>
  );
}
