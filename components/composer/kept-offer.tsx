"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatWhen } from "@/lib/schedule/zone";
import { ASK_WORDS } from "@/lib/words/compose";
import { listUnsaved, removeLocalCopy } from "./local-copy";
import type { useLocalCopy } from "./use-local-copy";

type Props = {
  local: ReturnType<typeof useLocalCopy>;
  owner: string;
  postId: string;
  /** A new post in which nothing has been written yet. */
  isBlank: boolean;
  timeZone: string;
};

/** What this device has kept: changes of this post, or a post that was begun and never reached the server. */
export function KeptOffer({ local, owner, postId, isBlank, timeZone }: Props) {
  const [begun, setBegun] = useState<{ postId: string; at: string } | null>(null);
  useEffect(() => {
    const others = listUnsaved(owner, new Date()).filter((each) => each.postId !== postId);
    setBegun(others[0] ?? null);
  }, [owner, postId]);

  if (local.offered !== null) {
    return (
      <Offer
        words={ASK_WORDS.changedHere(formatWhen(local.offered.at, timeZone))}
        yes="Put the changes back"
        onYes={local.putBack}
        onNo={local.discard}
      />
    );
  }
  if (!isBlank || begun === null) return null;
  return (
    <Offer
      words={ASK_WORDS.begunHere(formatWhen(begun.at, timeZone))}
      yes="Go on with it"
      // A whole load: the composer starts anew, with that post.
      onYes={() => window.location.assign(`/posts/new?draft=${begun.postId}`)}
      onNo={() => {
        removeLocalCopy(owner, begun.postId);
        setBegun(null);
      }}
    />
  );
}

type OfferProps = { words: string; yes: string; onYes: () => void; onNo: () => void };

function Offer({ words, yes, onYes, onNo }: OfferProps) {
  return (
    <Alert tone="plain" isAnnounced>
      <p>{words}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={onYes}>{yes}</Button>
        <Button variant="quiet" onClick={onNo}>
          Throw away
        </Button>
      </div>
    </Alert>
  );
}
