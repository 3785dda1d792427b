import { Button } from "@/components/ui/button";
import type { Intent } from "./draft";

type Props = { isScheduled: boolean; saving: Intent | null; onDraft: () => void; onNow: () => void };

/** At the bottom of the screen within reach of a thumb; on a desk it follows the form. */
export function ActionBar({ isScheduled, saving, onDraft, onNow }: Props) {
  const isSaving = saving !== null;
  return (
    <div
      data-action-bar
      className="flex gap-2 border-line max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:bg-surface max-md:px-3 max-md:pt-2 max-md:pb-[calc(0.5rem+env(safe-area-inset-bottom))] md:border-t md:pt-6"
    >
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
  );
}
