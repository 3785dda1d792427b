import "server-only";
import type { Prisma } from "./client";

type KeyColumn = Extract<keyof Prisma.PostImageSelect, `${string}Key`>;

/** Every column of a post's image that names a file in storage; one that is left out does not compile. */
export const IMAGE_KEYS = {
  originalKey: true,
  renditionKey: true,
  thumbnailKey: true,
  smallThumbnailKey: true,
} as const satisfies Record<KeyColumn, true>;

export type ImageKeys = Record<KeyColumn, string | null>;

/** The files of one image, as many as there are. */
export function keysOf(image: ImageKeys): string[] {
  const columns = Object.keys(IMAGE_KEYS) as KeyColumn[];
  return columns.map((column) => image[column]).filter((key) => key !== null);
}
