"use client";

import { Webhook } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { WEBHOOK_WORDS } from "@/lib/words/telling";
import { AddressForm } from "./address-form";
import { AnswerLine, refusalIn } from "./answer-line";
import { ChannelRow } from "./channel";
import { type SendTest, TestButton } from "./test-button";
import { useAsk } from "./use-ask";

export type WebhookActions = {
  setWebhook: (input: { url: string }) => Promise<ActionResult<{ secret: string }>>;
  forgetWebhook: (input: { url: string }) => Promise<ActionResult>;
};

type Props = { url: string | null; trouble: string | null; actions: WebhookActions; sendTest: SendTest };

/** For people with a program of their own that wants to know. */
export function WebhookChannel({ url, trouble, actions, sendTest }: Props) {
  const { answer, isPending, ask } = useAsk();
  const [isChanging, setChanging] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  const keep = (words: string) => (done: { secret: string }) => {
    setSecret(done.secret);
    setChanging(false);
    return words;
  };
  function save(typed: string) {
    ask(() => actions.setWebhook({ url: typed }), keep(WEBHOOK_WORDS.saved));
  }
  const isAsking = url === null || isChanging;
  const error = isAsking ? refusalIn(answer) : null;
  const renew = (url: string) => ask(() => actions.setWebhook({ url }), keep(WEBHOOK_WORDS.renewed));
  const forget = (url: string) =>
    ask(
      () => actions.forgetWebhook({ url }),
      () => {
        setSecret(null);
        return WEBHOOK_WORDS.removed;
      },
    );

  return (
    <ChannelRow
      icon={Webhook}
      name="Webhook"
      status={url ?? WEBHOOK_WORDS.about}
      trouble={url === null ? null : trouble}
    >
      {isAsking ? (
        <AddressForm
          id="webhook-url"
          error={error}
          isPending={isPending}
          send="Save"
          onAddress={save}
          onCancel={isChanging ? () => setChanging(false) : null}
          input={{
            type: "url",
            inputMode: "url",
            placeholder: "https://",
            autoComplete: "off",
            defaultValue: url ?? "",
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <TestButton channel="webhook" sendTest={sendTest} ask={ask} isPending={isPending} />
          <Button variant="quiet" onClick={() => renew(url)}>
            New secret
          </Button>
          <Button variant="quiet" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button variant="quiet" onClick={() => forget(url)}>
            Remove
          </Button>
        </div>
      )}
      {secret === null ? null : (
        <p className="text-sm">
          Secret: <code className="rounded-control bg-sunken px-1.5 py-0.5 break-all select-all">{secret}</code>
        </p>
      )}
      <AnswerLine id="webhook-answer" answer={error === null ? answer : null} />
    </ChannelRow>
  );
}
