import { describedBy, Field, inputClass } from "@/components/ui/field";
import { latestPublishAt } from "@/lib/schedule/window";
import { toLocal } from "@/lib/schedule/zone";
import { quickPicks } from "./quick-picks";
import { whenSentence } from "./when-sentence";

type Props = { value: string; timeZone: string; now: Date; error: string | null; onChange: (local: string) => void };

export function WhenField({ value, timeZone, now, error, onChange }: Props) {
  const sentence = whenSentence(value, timeZone, now);
  const problem = error ?? (sentence?.isProblem ? sentence.text : null);
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
          <p>Your time zone: {timeZone.replaceAll("_", " ")}</p>
        </>
      }
    >
      <input
        {...describedBy("when", problem)}
        type="datetime-local"
        value={value}
        min={toLocal(now, timeZone)}
        max={toLocal(latestPublishAt(now), timeZone)}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputClass} min-h-12`}
      />
      <div className="flex flex-wrap gap-2 pt-1">
        {quickPicks(now, timeZone).map(({ label, local }) => (
          <button
            key={label}
            type="button"
            onClick={() => onChange(local)}
            className="min-h-11 rounded-full border border-line bg-surface px-3.5 text-sm font-medium transition-colors hover:bg-sunken"
          >
            {label}
          </button>
        ))}
      </div>
    </Field>
  );
}
