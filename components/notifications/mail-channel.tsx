"use client";

import { Mail } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { MAIL_WORDS, TELL_WORDS } from "@/lib/words/telling";
import { AddressForm } from "./address-form";
import { AnswerLine, refusalIn } from "./answer-line";
import { ChannelRow } from "./channel";
import { type SendTest, TestButton } from "./test-button";
import { useAsk } from "./use-ask";

export type MailActions = {
  setEmail: (input: { email: string }) => Promise<ActionResult>;
  forgetEmail: (input: { email: string }) => Promise<ActionResult>;
};

type Props = {
  isOffered: boolean;
  email: string | null;
  pendingEmail: string | null;
  trouble: string | null;
  actions: MailActions;
  sendTest: SendTest;
};

export function MailChannel({ isOffered, email, pendingEmail, trouble, actions, sendTest }: Props) {
  const { answer, isPending, ask } = useAsk();
  const [isChanging, setChanging] = useState(false);
  if (!isOffered) return <ChannelRow icon={Mail} name="E-mail" status={TELL_WORDS.notSetUp} />;

  function save(address: string) {
    const typed = address.trim();
    ask(
      () => actions.setEmail({ email: typed }),
      () => {
        setChanging(false);
        return MAIL_WORDS.linkSent(typed);
      },
    );
  }

  const isAsking = (email === null && pendingEmail === null) || isChanging;
  const error = isAsking ? refusalIn(answer) : null;
  const forget = () =>
    ask(
      () => actions.forgetEmail({ email: email ?? pendingEmail ?? "" }),
      () => MAIL_WORDS.removed,
    );
  return (
    <ChannelRow
      icon={Mail}
      name="E-mail"
      status={statusOf(email, pendingEmail)}
      trouble={email === null ? null : trouble}
    >
      {isAsking ? (
        <AddressForm
          id="notify-email"
          error={error}
          isPending={isPending}
          send="Send a link"
          onAddress={save}
          onCancel={isChanging ? () => setChanging(false) : null}
          input={{ type: "email", autoComplete: "email", required: true, defaultValue: pendingEmail ?? email ?? "" }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {email === null ? null : <TestButton channel="email" sendTest={sendTest} ask={ask} isPending={isPending} />}
          <Button variant="quiet" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button variant="quiet" onClick={forget}>
            Remove
          </Button>
        </div>
      )}
      <AnswerLine id="notify-email-answer" answer={error === null ? answer : null} />
    </ChannelRow>
  );
}

function statusOf(email: string | null, pendingEmail: string | null) {
  if (email === null && pendingEmail === null) return MAIL_WORDS.about;
  const waiting = pendingEmail === null ? null : MAIL_WORDS.waiting(pendingEmail);
  return [email, waiting].filter(Boolean).join(". ");
}
