import { firstCrop } from "@/components/crop/view";
import type { Photo } from "./photo";
import type { UploadAnswer } from "./upload";

/**
 * What the server's answer to an upload makes of a photo. What one crops is what goes out: this browser's own reading is shown
 * on only where it cannot differ from the server's; of anything else the server's preview takes its place.
 */
export function settle(now: Photo, answer: UploadAnswer): Partial<Photo> {
  if (!answer.ok) return { upload: { state: "failed", message: answer.message } };
  const { id, width, height, isPlain } = answer.upload;
  const upload = { state: "sent", id } as const;
  const isSameSize = now.size?.width === width && now.size.height === height;
  if (isSameSize && isPlain) return { upload };
  const size = { width, height };
  // A frame over a picture of another size would be somewhere else.
  const crop = now.size === null || isSameSize ? now.crop : null;
  return { upload, url: `/api/uploads/${id}`, size, crop: crop ?? firstCrop(size) };
}
