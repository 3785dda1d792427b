import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { early } from "@/components/ui/early";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { findNeighbour } from "@/lib/schedule/neighbour";
import { latestPublishAt, needsNewAccess } from "@/lib/schedule/window";
import { formatWhen, toInstant, toLocal } from "@/lib/schedule/zone";
import { WHEN_WORDS } from "@/lib/words/compose";
import type { Draft } from "./draft";
import { quickPicks } from "./quick-picks";
import { whenSentence } from "./when-sentence";
import { type SetTimeZone, ZoneDialog } from "./zone-dialog";

export type WhenFieldProps = {
  draft: Draft;
  clock: { timeZone: string; now: Date; accessEnd: Date | null };
  /** When the account's other posts go out, ISO 8601. */
  others: string[];
  /** The next free slot of the account's timetable, ISO 8601; null = none. */
  nextSlot: string | null;
  setTimeZone: SetTimeZone;
  error: string | null;
  onChange: (changes: Partial<Draft>) => void;
};

export function WhenField({ draft, clock, others, nextSlot, setTimeZone, error, onChange }: WhenFieldProps) {
  const { timeZone, now, accessEnd } = clock;
  const sentence = whenSentence(draft, clock);
  const problem = error ?? (sentence?.isProblem ? sentence.text : null);
  const at = toInstant(draft.when, timeZone, draft.isSecond ? "second" : "first")?.instant ?? null;
  const neighbour = at === null || problem !== null ? null : findNeighbour(at, others);
  return (
    <Field
      id="when"
      label="Date and time"
      error={problem}
      hint={
        <>
          {sentence !== null && problem === null ? (
            <p className="text-base font-medium text-ink" data-testid="when-sentence">
              {sentence.text}
            </p>
          ) : null}
          <div className="flex flex-wrap items-center gap-x-2">
            <span>Your time zone: {timeZone.replaceAll("_", " ")}</span>
            <ZoneDialog timeZone={timeZone} setTimeZone={setTimeZone} />
          </div>
        </>
      }
      below={
        <>
          {at !== null && needsNewAccess(at, now, accessEnd, timeZone) ? <ConnectAgain /> : null}
          <div className="flex flex-wrap gap-2 pt-1">
            {quickPicks(now, timeZone, nextSlot).map(({ label, local }) => (
              <button
                key={label}
                {...early}
                type="button"
                onClick={() => onChange({ when: local, isSecond: false })}
                className="min-h-11 rounded-full border border-line bg-surface px-3.5 text-sm font-medium transition-colors hover:bg-sunken"
              >
                {label}
              </button>
            ))}
          </div>
          {neighbour === null ? null : (
            <Alert tone="warn">{WHEN_WORDS.neighbour(formatWhen(neighbour.at, timeZone, now), neighbour.words)}</Alert>
          )}
        </>
      }
    >
      <input
        {...describedBy("when", problem)}
        type="datetime-local"
        value={draft.when}
        min={toLocal(now, timeZone)}
        max={toLocal(latestPublishAt(now, timeZone), timeZone)}
        onChange={(event) => onChange({ when: event.target.value, isSecond: false })}
        className={`${inputClass} min-h-12`}
      />
      {sentence?.twice ? <WhichOne draft={draft} twice={sentence.twice} onChange={onChange} /> : null}
    </Field>
  );
}

function ConnectAgain() {
  return (
    <div className="py-1">
      <LinkButton href="/connect?reconnect=1">Connect again</LinkButton>
    </div>
  );
}

type WhichProps = Pick<WhenFieldProps, "draft" | "onChange"> & { twice: { first: string; second: string } };

/** When the clocks go back, one wall-clock time is two moments. */
function WhichOne({ draft, twice, onChange }: WhichProps) {
  const choices = [
    { isSecond: false, words: twice.first },
    { isSecond: true, words: twice.second },
  ];
  return (
    <fieldset className="rounded-control bg-sunken px-3 py-1">
      <legend className="sr-only">Which of the two</legend>
      {choices.map(({ isSecond, words }) => (
        <label key={words} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="which"
            checked={draft.isSecond === isSecond}
            onChange={() => onChange({ isSecond })}
            className="size-5 accent-accent"
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
