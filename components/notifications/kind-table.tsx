"use client";

import { useOptimistic, useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { early } from "@/components/ui/early";
import { FieldError } from "@/components/ui/field";
import type { ActionResult } from "@/lib/auth/action-result";
import { CHANNEL_LABELS, type Channel, KIND_LABELS, TELL_KINDS, type TellKind } from "@/lib/tell/kinds";
import { TELL_WORDS } from "@/lib/words/telling";

export type ChooseKind = (input: { channel: Channel; kind: TellKind; isWanted: boolean }) => Promise<ActionResult>;

type Kinds = Record<Channel, TellKind[]>;
type Props = { channels: Channel[]; kinds: Kinds; chooseKind: ChooseKind };
type Choice = { channel: Channel; kind: TellKind; isWanted: boolean };

/** Which occasions come by which way; saved as it is ticked. */
export function KindTable({ channels, kinds, chooseKind }: Props) {
  const [shown, show] = useOptimistic(kinds, apply);
  const [error, setError] = useState<string | null>(null);
  const [, startTransition] = useTransition();

  function choose(choice: Choice) {
    startTransition(async () => {
      show(choice);
      const result = await answerOf(chooseKind(choice));
      setError(result?.ok ? null : (result?.message ?? TELL_WORDS.notSaved));
    });
  }

  return (
    <div className="space-y-2">
      <table className="w-full">
        <caption className="sr-only">What you are told, and how</caption>
        <thead>
          <tr className="text-sm text-soft">
            <th scope="col" className="pb-1 text-left font-medium">
              When
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-16 pb-1 sm:w-20 text-center font-medium">
                {CHANNEL_LABELS[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TELL_KINDS.map((kind) => (
            <tr key={kind} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {KIND_LABELS[kind]}
              </th>
              {channels.map((channel) => (
                <td key={channel} className="text-center">
                  <label className="inline-flex size-11 items-center justify-center">
                    <input
                      {...early}
                      type="checkbox"
                      className="size-5 accent-accent"
                      checked={shown[channel].includes(kind)}
                      onChange={(event) => choose({ channel, kind, isWanted: event.target.checked })}
                    />
                    <span className="sr-only">
                      {KIND_LABELS[kind]}: {CHANNEL_LABELS[channel]}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FieldError id="kinds-error" message={error} />
    </div>
  );
}

function apply(kinds: Kinds, { channel, kind, isWanted }: Choice): Kinds {
  const others = kinds[channel].filter((other) => other !== kind);
  return { ...kinds, [channel]: isWanted ? [...others, kind] : others };
}
