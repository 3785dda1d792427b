import { formatWhen } from "@/lib/schedule/zone";
import { STATUS_WORDS } from "@/lib/words/compose";
import type { AutosaveState } from "./use-autosave";

type Props = {
  state: AutosaveState;
  savesItself: boolean;
  isChanged: boolean;
  /** ISO 8601; null while nothing has been saved from this window. */
  savedAt: string | null;
  timeZone: string;
};

/** Whether what is written is safe, in a few quiet words. There are always some, so that nothing moves when they change. */
export function SaveStatus(props: Props) {
  const words = statusWords(props);
  return (
    <p role="status" className="text-sm text-soft" data-save-status>
      {words}
    </p>
  );
}

function statusWords({ state, savesItself, isChanged, savedAt, timeZone }: Props): string {
  if (!savesItself) return isChanged ? STATUS_WORDS.notSaved : STATUS_WORDS.unchanged;
  if (state.kind === "unreachable") return STATUS_WORDS.unreachable;
  if (state.kind === "refused") return STATUS_WORDS.refused(state.message);
  if (state.kind === "saving") return "Saving…";
  return savedAt === null ? STATUS_WORDS.savesItself : `Saved ${formatWhen(savedAt, timeZone).slice(-5)}`;
}
