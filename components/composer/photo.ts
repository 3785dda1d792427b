import type { Crop } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";
import type { PostDetail } from "@/lib/posts/view";

/** The photo of the post being written: a file of this device on its way, or the original that the server has. */
export type Photo = {
  /** Another photo, another key. */
  key: string;
  file: File | null;
  /** To show; null while there is nothing this browser could show. */
  url: string | null;
  /** Of the upright photo; null until it has been read. */
  size: Size | null;
  /** What will be published; null until the size is known. */
  crop: Crop | null;
  upload: UploadState;
};

export type UploadState =
  | { state: "sending"; done: number }
  | { state: "sent"; id: string }
  | { state: "failed"; message: string }
  /** It is the post's own already. */
  | { state: "stored" };

/** The photo of a saved post as it may be cropped anew, or null when there is none or only what was published is kept. */
export function storedPhoto(post: PostDetail | null): Photo | null {
  const image = post?.image ?? null;
  if (image === null || image.original === null) return null;
  const { url, width, height } = image.original;
  return { key: "stored", file: null, url, size: { width, height }, crop: image.crop, upload: { state: "stored" } };
}

/** Whether the server has it, for a post or on its own. */
export function isThere(photo: Photo | null): photo is Photo {
  return photo !== null && (photo.upload.state === "sent" || photo.upload.state === "stored");
}
