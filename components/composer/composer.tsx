"use client";

import { type ReactNode, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { SavedText } from "@/lib/posts/saved-text";
import { ActionBar } from "./action-bar";
import { CaptionFields } from "./caption-fields";
import { ConflictDialog } from "./conflict-dialog";
import { InstagramPreview } from "./instagram-preview";
import { KeptOffer } from "./kept-offer";
import { LeaveGuard } from "./leave-guard";
import { PhotoPane } from "./photo-pane";
import { PostNowDialog } from "./post-now-dialog";
import { SaveStatus } from "./save-status";
import { SavedTexts, type TextActions } from "./saved-texts";
import { SignedOut } from "./signed-out";
import { type ComposerInput, useComposer } from "./use-composer";
import { WaitLine, wordOf } from "./wait-line";
import { WhenField, type WhenFieldProps } from "./when-field";

type Props = ComposerInput &
  Pick<WhenFieldProps, "others" | "nextSlot" | "setTimeZone"> & {
    username: string;
    texts: SavedText[];
    textActions: TextActions;
    /** A notice on top of everything, the history below the form. */
    above?: ReactNode;
    below?: ReactNode;
  };

/** Picture left, words and time right; one under the other on a phone. */
export function Composer(props: Props) {
  const { post, username, above, below, others, nextSlot, setTimeZone, owner } = props;
  const composer = useComposer(props);
  const { draft, change, photo, form, local, server, clock } = composer;
  const [isAsking, setAsking] = useState(false);
  const savesItself = server.status === null || server.status === "draft";
  const isScheduled = server.status === "scheduled";
  const upload = photo.photo?.upload;
  const isUploading = upload?.state === "sending";
  const isLosing = local.isChanged && !form.isSaved && (!savesItself || isUploading || !local.isKept);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save("schedule");
      }}
      className="grid gap-x-10 md:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]"
    >
      <div className="space-y-3 px-4 pb-4 empty:hidden md:col-span-2 md:px-0 md:pb-6">
        {above}
        <KeptOffer
          local={local}
          owner={owner}
          isBlank={post === null && !local.isChanged}
          postId={composer.postId}
          timeZone={clock.timeZone}
        />
      </div>
      <div className="md:sticky md:top-6 md:self-start">
        <PhotoPane
          control={photo}
          published={post?.image ?? null}
          altText={draft.altText}
          error={form.problems.photo ?? null}
        />
        <InstagramPreview username={username} caption={draft.caption} photo={photo.photo} image={post?.image ?? null} />
      </div>
      <div className="flex flex-col gap-6 px-4 pt-5 md:px-0 md:pt-0">
        <CaptionFields draft={draft} problems={form.problems} onChange={change}>
          <SavedTexts
            texts={props.texts}
            actions={props.textActions}
            caption={draft.caption}
            onCaption={(caption) => change({ caption })}
          />
        </CaptionFields>
        <WhenField
          draft={draft}
          clock={clock}
          others={others}
          nextSlot={nextSlot}
          setTimeZone={setTimeZone}
          error={form.problems.when ?? null}
          onChange={change}
        />
        {form.message === null ? null : (
          <Alert tone="bad" isAnnounced>
            {form.message}
          </Alert>
        )}
        <ActionBar
          isScheduled={isScheduled}
          saving={form.saving}
          waiting={form.waiting}
          uploaded={upload?.state === "sending" ? upload.done : 1}
          onDraft={() => void form.save("draft")}
          onNow={() => form.check("now") && setAsking(true)}
        >
          {composer.isSignedOut ? <SignedOut isKept={local.isKept} /> : null}
          <WaitLine waiting={form.waiting} stopped={form.stopped} isScheduled={isScheduled} onCancel={form.stopWaiting}>
            {composer.isSignedOut ? null : (
              <SaveStatus
                state={composer.autosave}
                savesItself={savesItself}
                isChanged={local.isChanged}
                savedAt={server.savedAt}
                timeZone={clock.timeZone}
              />
            )}
          </WaitLine>
        </ActionBar>
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
      <ConflictDialog
        theirs={composer.theirs}
        timeZone={clock.timeZone}
        onKeepMine={composer.keepMine}
        onTakeTheirs={() => {
          local.discard();
          window.location.reload();
        }}
      />
      <LeaveGuard
        isDirty={isLosing}
        isKept={local.isKept}
        waitsFor={form.waiting === null ? null : wordOf(form.waiting, isScheduled)}
      />
    </form>
  );
}
