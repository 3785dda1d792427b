"use client";

import { useEffect } from "react";
import { endPushOfOthers } from "@/components/notifications/push-browser";
import { forgetLocalCopies } from "./local-copy";

/** This window's, while somebody is signed in here: a window does not hear what it says itself. */
let channel: BroadcastChannel | null = null;
const openChannel = () => new BroadcastChannel("ospost-person");

/**
 * Whose browser this is from now on: what it keeps of anybody else is thrown away, what is pushed to it ends, and windows that still show somebody
 * else load anew. @param owner the person signed in; null = nobody any more
 */
export function OwnCopiesOnly({ owner }: { owner: string | null }) {
  useEffect(() => {
    void forgetLocalCopies(owner);
    void endPushOfOthers(owner);
    const mine = openChannel();
    mine.onmessage = ({ data }) => data !== owner && window.location.reload();
    mine.postMessage(owner);
    channel = mine;
    return () => {
      mine.close();
      if (channel === mine) channel = null;
    };
  }, [owner]);
  return null;
}

/** After logging out: nothing stays in this browser, no push reaches it any more, and other windows lead to the login. */
export async function leaveNothing(): Promise<void> {
  await forgetLocalCopies(null);
  await endPushOfOthers(null);
  (channel ?? openChannel()).postMessage(null);
}
