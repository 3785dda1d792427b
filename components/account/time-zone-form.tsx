"use client";

import { type FormEvent, useEffect, useState, useTransition } from "react";
import { heard } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import type { ActionResult } from "@/lib/auth/action-result";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";
import { PAGE_WORDS } from "@/lib/words/page";
import { groupZones } from "./zone-groups";

export type SetTimeZone = (input: { timeZone: string }) => Promise<ActionResult>;

type Props = { timeZone: string; zones: string[]; setTimeZone: SetTimeZone };
type Answer = { isOk: boolean; text: string };

export function TimeZoneForm({ timeZone, zones, setTimeZone }: Props) {
  const [chosen, setChosen] = useState(timeZone);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isPending, startTransition] = useTransition();
  const detected = useDetectedZone();
  const error = answer !== null && !answer.isOk ? answer.text : null;

  function choose(zone: string) {
    setChosen(zone);
    setAnswer(null);
  }

  function save(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const result = await heard(setTimeZone({ timeZone: chosen }));
      if (result?.ok) return setAnswer({ isOk: true, text: ACCOUNT_WORDS.zoneSaved });
      setAnswer({
        isOk: false,
        text: result?.message ?? result?.fieldErrors.timeZone ?? PAGE_WORDS.noAnswer,
      });
    });
  }

  return (
    <form onSubmit={save} className="space-y-3">
      <Field id="time-zone" label="Time zone" error={error} hint={ACCOUNT_WORDS.zoneAbout}>
        <div className="flex gap-2">
          <select
            {...describedBy("time-zone", error)}
            value={chosen}
            onChange={(event) => choose(event.target.value)}
            className={`${inputClass} min-h-11 min-w-0 flex-1`}
          >
            {groupZones(zones, chosen).map(({ region, places }) => (
              <optgroup key={region} label={region}>
                {places.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <Button type="submit" isPending={isPending}>
            Save
          </Button>
        </div>
      </Field>
      {detected !== null && detected !== chosen ? (
        <Button variant="quiet" className="-ml-4" onClick={() => choose(detected)}>
          Use {detected.replaceAll("_", " ")}, as this device does
        </Button>
      ) : null}
      <p role="status" className="text-sm font-medium text-good empty:hidden">
        {answer?.isOk ? answer.text : null}
      </p>
    </form>
  );
}

function useDetectedZone(): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return zone;
}
