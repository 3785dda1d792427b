"use client";

import { type FormEvent, useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { early } from "@/components/ui/early";
import { describedBy, Field, FieldError, inputClass } from "@/components/ui/field";
import type { ActionResult } from "@/lib/auth/action-result";
import type { Weekday } from "@/lib/schedule/days";
import { SLOT_WORDS } from "@/lib/words/plan";
import { weekdays } from "./weekday-names";

export type AddSlots = (input: { weekdays: Weekday[]; time: string }) => Promise<ActionResult>;

type Props = { timeZone: string; addSlots: AddSlots };
type Problems = { weekdays?: string; time?: string; form?: string };

/** One time on any number of days. */
export function AddSlotForm({ timeZone, addSlots }: Props) {
  const [chosen, setChosen] = useState<Weekday[]>([]);
  const [time, setTime] = useState("18:00");
  const [problems, setProblems] = useState<Problems>({});
  const [said, setSaid] = useState("");
  const [isPending, startTransition] = useTransition();

  function toggle(weekday: Weekday) {
    setChosen((all) => (all.includes(weekday) ? all.filter((each) => each !== weekday) : [...all, weekday]));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setSaid("");
    if (chosen.length === 0) return setProblems({ weekdays: SLOT_WORDS.noDay });
    if (time === "") return setProblems({ time: SLOT_WORDS.noTime });
    setProblems({});
    startTransition(async () => {
      const result = await answerOf(addSlots({ weekdays: chosen, time }));
      if (!result?.ok) {
        return setProblems(result?.fieldErrors ?? { form: result?.message ?? SLOT_WORDS.notAdded });
      }
      setChosen([]);
      setSaid(`Added at ${time}.`);
    });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-5 border-t border-line pt-6">
      <fieldset className="space-y-2">
        <legend className="font-medium">Days</legend>
        <div className="grid max-w-md grid-cols-7 gap-1.5">
          {weekdays.map(({ weekday, short, long }) => (
            <label
              key={weekday}
              className="flex min-h-11 items-center justify-center rounded-control border border-edge bg-surface font-medium has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                {...early}
                type="checkbox"
                className="sr-only"
                checked={chosen.includes(weekday)}
                onChange={() => toggle(weekday)}
              />
              <span aria-hidden>{short}</span>
              <span className="sr-only">{long}</span>
            </label>
          ))}
        </div>
        <FieldError id="weekdays-error" message={problems.weekdays ?? null} />
      </fieldset>
      <Field
        id="slot-time"
        label="Time"
        error={problems.time ?? null}
        hint={SLOT_WORDS.onClock(timeZone.replaceAll("_", " "))}
      >
        <input
          {...describedBy("slot-time", problems.time ?? null)}
          type="time"
          value={time}
          onChange={(event) => setTime(event.target.value)}
          className={`${inputClass} min-h-12 max-w-40`}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isPending={isPending}>
          Add
        </Button>
        <p role="status" className="text-soft">
          {said}
        </p>
      </div>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problems.form}
      </p>
    </form>
  );
}
