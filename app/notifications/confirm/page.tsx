import type { Metadata } from "next";
import { Column } from "@/components/shell/column";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SendButton } from "@/components/ui/button";
import { readConfirmLink } from "@/lib/tell/email-address";
import { LINK_WORDS } from "@/lib/words/telling";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer", robots: { index: false } };

type Props = { searchParams: Promise<{ token?: string | string[]; done?: string | string[] }> };

/** Works without being signed in: the mail is often read on another device. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token, done } = await searchParams;
  const text = typeof token === "string" ? token : "";
  const link = await readConfirmLink(text, new Date());
  const isDone = link.state === "good" && done !== undefined;
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">Confirm your address</h1>
      {link.state === "good" && !isDone ? (
        <form
          method="post"
          action={`/api/notifications/confirm?token=${encodeURIComponent(text)}`}
          className="mt-4 space-y-4"
        >
          <div>
            <p className="font-semibold break-all">{link.email}</p>
            <p>{LINK_WORDS.confirm}</p>
          </div>
          <SendButton variant="primary">Confirm this address</SendButton>
        </form>
      ) : (
        <div className="mt-4 space-y-4">
          {isDone ? (
            <Alert tone="good" isAnnounced>
              {LINK_WORDS.confirmed}
            </Alert>
          ) : (
            <Alert tone="bad">{LINK_WORDS.tooOld}</Alert>
          )}
          <LinkButton href="/account#notifications">Open your account</LinkButton>
        </div>
      )}
    </Column>
  );
}
