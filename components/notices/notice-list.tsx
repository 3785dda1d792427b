"use client";

import { X } from "lucide-react";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/session/answer-of";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { early } from "@/components/ui/early";
import type { ActionResult } from "@/lib/auth/action-result";
import { DEVICE_WORDS } from "@/lib/words/telling";

export type Notice = { id: string; kind: string; title: string; body: string; accountId: string | null };
export type DismissNotice = (input: { noticeId: string }) => Promise<ActionResult>;

type Props = { notices: Notice[]; dismissNotice: DismissNotice };

/** What the person must know, with the way to settle it. Empty when there is nothing. */
export function NoticeList({ notices, dismissNotice }: Props) {
  if (notices.length === 0) return null;
  return (
    <ul aria-label="Notices" className="space-y-3">
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeItem notice={notice} dismissNotice={dismissNotice} />
        </li>
      ))}
    </ul>
  );
}

function NoticeItem({ notice, dismissNotice }: { notice: Notice; dismissNotice: DismissNotice }) {
  const [isGone, setGone] = useState(false);
  const [, startTransition] = useTransition();

  function dismiss() {
    setGone(true);
    startTransition(async () => {
      const result = await answerOf(dismissNotice({ noticeId: notice.id }));
      if (!result?.ok) setGone(false);
    });
  }

  if (isGone) return null;
  return (
    <Alert tone="warn">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{notice.title}</p>
          <p>{notice.body}</p>
          {notice.kind === "push-ended" ? (
            <LinkButton href="/account#notifications" className="mt-3">
              {DEVICE_WORDS.open}
            </LinkButton>
          ) : (
            <LinkButton href={`/connect?reconnect=${notice.accountId ?? "1"}`} className="mt-3">
              Connect again
            </LinkButton>
          )}
        </div>
        <button
          {...early}
          type="button"
          onClick={dismiss}
          className="-mt-2 -mr-3 flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-[color-mix(in_oklch,var(--ink)_8%,transparent)]"
        >
          <X size={18} aria-hidden />
          <span className="sr-only">Dismiss: {notice.title}</span>
        </button>
      </div>
    </Alert>
  );
}
