"use client";

import { X } from "lucide-react";
import { startTransition, useOptimistic, useState } from "react";
import { answerOf } from "@/components/session/answer-of";
import { early } from "@/components/ui/early";
import type { ActionResult } from "@/lib/auth/action-result";
import type { Weekday } from "@/lib/schedule/days";
import { formatSlotTime, type Slot } from "@/lib/schedule/slot-time";
import { SLOT_WORDS } from "@/lib/words/plan";
import { weekdays } from "./weekday-names";

export type RemoveSlot = (input: { weekday: Weekday; time: string }) => Promise<ActionResult>;

type Props = { slots: Slot[]; removeSlot: RemoveSlot };

/** The timetable, one line a day. */
export function SlotTable({ slots, removeSlot }: Props) {
  const [shown, hide] = useOptimistic(slots, (all, gone: Slot) => all.filter((slot) => !isSame(slot, gone)));
  const [problem, setProblem] = useState<string | null>(null);

  function remove(slot: Slot) {
    setProblem(null);
    startTransition(async () => {
      hide(slot);
      const result = await answerOf(removeSlot({ weekday: slot.weekday, time: formatSlotTime(slot.minute) }));
      if (!result?.ok) setProblem(result?.message ?? SLOT_WORDS.notRemoved);
    });
  }

  if (shown.length === 0) return <p className="text-soft">{SLOT_WORDS.none}</p>;
  return (
    <>
      <dl className="divide-y divide-line rounded-sheet border border-line bg-surface px-4">
        {weekdays.map(({ weekday, long }) => {
          const times = shown.filter((slot) => slot.weekday === weekday);
          return times.length === 0 ? null : (
            <div key={weekday} className="flex items-baseline gap-3 py-2">
              <dt className="w-24 shrink-0 font-medium">{long}</dt>
              <dd className="flex flex-wrap gap-2">
                {times.map((slot) => (
                  <SlotChip
                    key={slot.minute}
                    time={formatSlotTime(slot.minute)}
                    day={long}
                    onRemove={() => remove(slot)}
                  />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
    </>
  );
}

function SlotChip({ time, day, onRemove }: { time: string; day: string; onRemove: () => void }) {
  return (
    <span className="inline-flex items-center rounded-full border border-line pl-3 tabular-nums">
      {time}
      <button
        {...early}
        type="button"
        onClick={onRemove}
        className="flex size-11 items-center justify-center rounded-full text-soft hover:text-ink md:size-9"
      >
        <X size={16} aria-hidden />
        <span className="sr-only">
          Remove {day} {time}
        </span>
      </button>
    </span>
  );
}

function isSame(left: Slot, right: Slot): boolean {
  return left.weekday === right.weekday && left.minute === right.minute;
}
