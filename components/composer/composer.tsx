"use client";

import { type ReactNode, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { PostDetail } from "@/lib/posts/view";
import { ActionBar } from "./action-bar";
import { CaptionFields } from "./caption-fields";
import { type Draft, draftOf, isSameDraft, type Problems } from "./draft";
import { LeaveGuard } from "./leave-guard";
import { PhotoPane } from "./photo-pane";
import { PostNowDialog } from "./post-now-dialog";
import { useNow } from "./use-now";
import { usePhoto } from "./use-photo";
import { type SavePost, useSave } from "./use-save";
import { WhenField } from "./when-field";

type Props = {
  /** null for a new post. */
  post: PostDetail | null;
  timeZone: string;
  /** The server's time, ISO 8601. */
  now: string;
  username: string;
  savePost: SavePost;
  /** A notice on top of everything, the history below the form. */
  above?: ReactNode;
  below?: ReactNode;
};

/** Picture left, words and time right; one under the other on a phone. */
export function Composer({ post, timeZone, now: serverNow, username, savePost, above, below }: Props) {
  const now = useNow(serverNow);
  const [initial] = useState(() => draftOf(post, timeZone, now));
  const [draft, setDraft] = useState(initial);
  const [isAsking, setAsking] = useState(false);
  const photo = usePhoto();
  const form = useSave({ post, draft, photo, timeZone, now, savePost });
  const isDirty = !form.isSaved && (photo.photo !== null || !isSameDraft(draft, initial));

  function change(changes: Partial<Draft>) {
    setDraft((all) => ({ ...all, ...changes }));
    for (const place of Object.keys(changes)) form.clear(place as keyof Problems);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save("schedule");
      }}
      className="grid gap-x-10 md:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]"
    >
      {above === undefined ? null : <div className="px-4 pb-4 empty:hidden md:col-span-2 md:px-0 md:pb-6">{above}</div>}
      <div className="md:sticky md:top-6 md:self-start">
        <PhotoPane
          control={photo}
          stored={post?.image ?? null}
          altText={draft.altText}
          error={form.problems.photo ?? null}
        />
      </div>
      <div className="space-y-6 px-4 pt-5 md:px-0 md:pt-0">
        <CaptionFields draft={draft} problems={form.problems} onChange={change} />
        <WhenField
          value={draft.when}
          timeZone={timeZone}
          now={now}
          error={form.problems.when ?? null}
          onChange={(when) => change({ when })}
        />
        {form.message === null ? null : (
          <Alert tone="bad" isAnnounced>
            {form.message}
          </Alert>
        )}
        <ActionBar
          isScheduled={post?.status === "scheduled"}
          saving={form.saving}
          onDraft={() => void form.save("draft")}
          onNow={() => form.check("now") && setAsking(true)}
        />
        {below}
      </div>
      <PostNowDialog
        isOpen={isAsking}
        username={username}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void form.save("now");
        }}
      />
      <LeaveGuard isDirty={isDirty} />
    </form>
  );
}
