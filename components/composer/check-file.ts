import { type ImageErrorKind, imageSentence } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";

/** What the file picker offers first. An iPhone turns its own HEIC photos into JPEGs for these. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

/** Where the picker is a desk's, which does not turn one kind into another, and shows no HEIC unless it is named. */
export const DESK_TYPES = [...ACCEPTED_TYPES, "image/heic", "image/heif", ".heic", ".heif"] as const;

/** What systems call a file whose kind they do not know. */
const UNKNOWN_TYPES = ["", "application/octet-stream"];

/** Kinds that are known to be hopeless from what the system calls them. Everything else is for the server to look at. */
const HOPELESS: Record<string, ImageErrorKind> = {
  "image/gif": "gif",
  "image/svg+xml": "vector",
  "image/tiff": "tiff",
  "application/pdf": "vector",
};

/** A sentence that says why a file is not even sent, or null when it may be tried. The server looks again, and closer. */
export function checkFile(file: { size: number; type: string }): string | null {
  if (file.size > MAX_UPLOAD_BYTES) return imageSentence("too-large");
  if (file.size === 0) return imageSentence("empty");
  const hopeless = Object.hasOwn(HOPELESS, file.type) ? HOPELESS[file.type] : undefined;
  if (hopeless !== undefined) return imageSentence(hopeless);
  if (file.type.startsWith("video/")) return imageSentence("animated");
  return UNKNOWN_TYPES.includes(file.type) || file.type.startsWith("image/")
    ? null
    : imageSentence("unsupported-format");
}
