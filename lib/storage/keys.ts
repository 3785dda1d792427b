import { randomBytes } from "node:crypto";
import { StorageError } from "./storage-error";

const UNKNOWN_TYPE = "application/octet-stream";
const MEDIA_TYPES = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  /** An original: see `ORIGINAL_TYPE`. */
  bin: UNKNOWN_TYPE,
} as const;

export type KeyKind = "originals" | "renditions" | "thumbnails" | "avatars";
export type KeyExtension = keyof typeof MEDIA_TYPES;

/** Originals may carry where a photo was taken; they are for the person who uploaded them only. */
const PUBLIC_KINDS: readonly string[] = ["renditions", "thumbnails", "avatars"] satisfies KeyKind[];

/** A name nobody can guess (128 random bits): who has no link to a picture cannot find it. */
export function newKey(kind: KeyKind, extension: KeyExtension): string {
  return `${kind}/${randomBytes(16).toString("hex")}.${extension}`;
}

/** The name of a smaller copy beside a file; sharing its random part keeps a page with many of both short. */
export function smallKeyOf(key: string): string {
  return key.replace(/\.(?=[a-z]+$)/, "-s.");
}

/** Lower-case names joined by slashes; none starts with a dot, so neither `..` nor a half-written file is a key. */
export function isKey(key: string): boolean {
  return key.length <= 200 && /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/.test(key) && !key.includes("..");
}

export function isPublicKey(key: string): boolean {
  const [kind = "", name] = key.split("/");
  return isKey(key) && PUBLIC_KINDS.includes(kind) && name !== undefined && contentTypeOf(key) !== UNKNOWN_TYPE;
}

/** @throws StorageError for what is not a key; nothing has been touched then. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw new StorageError("key", JSON.stringify(key.slice(0, 60)));
}

/** The media type that a key's ending stands for. */
export function contentTypeOf(key: string): string {
  const extension = key.slice(key.lastIndexOf(".") + 1);
  return Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension as KeyExtension] : UNKNOWN_TYPE;
}
