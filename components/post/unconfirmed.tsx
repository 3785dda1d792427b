"use client";

import { ExternalLink } from "lucide-react";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import type { ActionResult } from "@/lib/auth/action-result";
import { POST_WORDS } from "@/lib/words/post";
import { PostAction } from "./post-action";

export type ConfirmPost = (input: { postId: string; isLive: boolean }) => Promise<ActionResult>;

type Props = { postId: string; sentence: string | null; profileUrl: string; confirmPost: ConfirmPost };

/** Only the person can see what Instagram did not say. Ospost does nothing until they have answered. */
export function Unconfirmed({ postId, sentence, profileUrl, confirmPost }: Props) {
  return (
    <div className="space-y-4">
      <Alert tone="warn">
        <p className="font-medium">Is this post on your profile?</p>
        <p>{sentence ?? POST_WORDS.asked}</p>
      </Alert>
      <div className="flex flex-wrap items-start gap-2">
        <a href={profileUrl} target="_blank" rel="noreferrer" className={buttonClass("primary")}>
          Look at your profile
          <ExternalLink size={18} aria-hidden />
        </a>
        <PostAction label="It is there" run={() => confirmPost({ postId, isLive: true })} />
        <PostAction label="It is not there" run={() => confirmPost({ postId, isLive: false })} />
      </div>
    </div>
  );
}
