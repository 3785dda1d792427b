import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";

export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

/** A sentence that says why a file is not even sent, or null when it may be tried. The server looks again, and closer. */
export function checkFile(file: { size: number; type: string }): string | null {
  if (file.size > MAX_UPLOAD_BYTES) return "File is too large. Photos can have up to 30 MB.";
  if (file.size === 0) return "This file is empty. Choose another photo.";
  if (file.type === "image/heic" || file.type === "image/heif") {
    return "HEIC photos cannot be used yet. Export the photo as JPEG and choose that.";
  }
  if (!ACCEPTED_TYPES.some((type) => type === file.type))
    return "This is not a photo Ospost can use. Choose a JPEG, PNG, WebP or AVIF.";
  return null;
}
