import type { Metadata } from "next";
import { Column } from "@/components/shell/column";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SendButton } from "@/components/ui/button";
import { readUnsubscribeLink } from "@/lib/tell/email-address";
import { LINK_WORDS } from "@/lib/words/telling";

export const metadata: Metadata = { title: "No more mail", referrer: "no-referrer", robots: { index: false } };

type Props = { searchParams: Promise<{ token?: string | string[]; done?: string | string[] }> };

/** Works without being signed in: whoever has the mail may end it. */
export default async function UnsubscribePage({ searchParams }: Props) {
  const { token, done } = await searchParams;
  const text = typeof token === "string" ? token : "";
  const link = await readUnsubscribeLink(text, new Date());
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">No more mail from Ospost</h1>
      {link.state === "good" && done === undefined ? (
        <form
          method="post"
          action={`/api/notifications/unsubscribe?token=${encodeURIComponent(text)}&from=page`}
          className="mt-4 space-y-4"
        >
          <div>
            <p className="font-semibold break-all">{link.email}</p>
            <p>{LINK_WORDS.unsubscribe}</p>
          </div>
          <SendButton variant="primary">Stop all e-mail</SendButton>
        </form>
      ) : (
        <div className="mt-4 space-y-4">
          {link.state === "unknown" ? (
            <Alert tone="bad">{LINK_WORDS.incomplete}</Alert>
          ) : (
            <Alert tone="good" isAnnounced>
              {LINK_WORDS.unsubscribed}
            </Alert>
          )}
          <LinkButton href="/account#notifications">Choose what you are told</LinkButton>
        </div>
      )}
    </Column>
  );
}
