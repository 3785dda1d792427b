import { type ImageErrorKind, imageSentence } from "@/lib/images/image-error";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";

/** What the file picker offers first. An iPhone turns its own HEIC photos into JPEGs for these. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

/** Kinds that are known to be hopeless from what the system calls them. Everything else is for the server to look at. */
const HOPELESS: Record<string, ImageErrorKind> = {
  "image/gif": "animated",
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
  return file.type === "" || file.type.startsWith("image/") ? null : imageSentence("unsupported-format");
}
