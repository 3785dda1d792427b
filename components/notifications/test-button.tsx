"use client";

import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import type { Channel } from "@/lib/tell/kinds";
import type { useAsk } from "./use-ask";

export type SendTest = (input: { channel: Channel }) => Promise<ActionResult<{ words: string }>>;

type Props = { channel: Channel; sendTest: SendTest; ask: ReturnType<typeof useAsk>["ask"]; isPending: boolean };

export function TestButton({ channel, sendTest, ask, isPending }: Props) {
  return (
    <Button
      isPending={isPending}
      onClick={() =>
        ask(
          () => sendTest({ channel }),
          ({ words }) => words,
        )
      }
    >
      Send a test
    </Button>
  );
}
