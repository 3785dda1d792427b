import { UPLOAD_WORDS } from "@/lib/words/compose";
import type { Intent } from "./draft";
import type { Photo } from "./photo";

/** A button was pressed before the photo was there; what it does waits for the photo. */
export type Wait = { intent: Intent; photoKey: string };

export type WaitStep = { kind: "wait"; wait: Wait } | { kind: "go" } | { kind: "stop"; why: string };

/** The photo a press has to wait for; null when it can be acted on at once. */
export function isOnItsWay(photo: Photo | null): photo is Photo {
  return photo?.upload.state === "sending";
}

/**
 * What becomes of a wait now that the photo is as it is. Another photo in its place is waited for instead. Where an upload was
 * cancelled, the post's earlier photo is back: that is not the one which was to be sent.
 */
export function nextOfWait(wait: Wait, photo: Photo | null): WaitStep {
  if (photo === null) return { kind: "stop", why: UPLOAD_WORDS.cancelled };
  switch (photo.upload.state) {
    case "sending":
      return { kind: "wait", wait: photo.key === wait.photoKey ? wait : { ...wait, photoKey: photo.key } };
    case "failed":
      return { kind: "stop", why: photo.upload.message };
    case "sent":
      return { kind: "go" };
    case "stored":
      return photo.key === wait.photoKey ? { kind: "go" } : { kind: "stop", why: UPLOAD_WORDS.cancelled };
  }
}
