import type { Crop } from "@/lib/images/ratio";
import { type Draft, isSameDraft } from "./draft";
import { isThere, type Photo } from "./photo";

/** All that a person can change about a post, at one moment. */
export type Snapshot = { draft: Draft; photoKey: string | null; crop: Crop | null };

export function snapshotOf(draft: Draft, photo: Photo | null): Snapshot {
  return { draft, photoKey: photo?.key ?? null, crop: photo?.crop ?? null };
}

export function isSameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return a.photoKey === b.photoKey && isSameCrop(a.crop, b.crop) && isSameDraft(a.draft, b.draft);
}

/** As much of it as the server can be given now: not a photo on its way, and no description without a photo. */
export function sendablePart(now: Snapshot, saved: Snapshot, photo: Photo | null): Snapshot {
  const { photoKey, crop } = isThere(photo) ? now : saved;
  const altText = photoKey === null ? saved.draft.altText : now.draft.altText;
  return { draft: { ...now.draft, altText }, photoKey, crop };
}

export function isEmptySnapshot({ draft, photoKey }: Snapshot): boolean {
  return photoKey === null && draft.caption.trim() === "" && draft.when === "";
}

/** Which photo a save is about: a new one by its upload, the present one by its changed crop, or neither. */
export function pictureOf(part: Snapshot, saved: Snapshot, photo: Photo | null) {
  const isNew = part.photoKey !== saved.photoKey;
  const uploadId = isNew && photo?.upload.state === "sent" ? photo.upload.id : null;
  const crop = uploadId !== null || !isSameCrop(part.crop, saved.crop) ? part.crop : null;
  return { uploadId, crop };
}

function isSameCrop(a: Crop | null, b: Crop | null): boolean {
  if (a === null || b === null) return a === b;
  return (["x", "y", "width", "height", "rotation"] as const).every((key) => a[key] === b[key]);
}
