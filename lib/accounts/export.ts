import "server-only";
import { makeZip } from "client-zip";
import { type ExportedPost, exportPerson, exportPosts } from "@/lib/db/export";
import { readFormat } from "@/lib/images/format";
import { ImageError } from "@/lib/images/image-error";
import { dayOf } from "@/lib/schedule/days";
import { getStorage, StorageError } from "@/lib/storage";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";

const BATCH = 50;

type Entry = { name: string; input: string | Buffer; lastModified: Date };

/**
 * Everything a person has here as a ZIP, made while it is sent so that its size does not matter: `account.json`,
 * `posts.json` and the pictures, originals and what was made for Instagram, as far as they are kept. No token is in it.
 */
export function exportEverything(userId: string, now: Date): ReadableStream<Uint8Array> {
  return makeZip(entries(userId, now));
}

async function* entries(userId: string, now: Date): AsyncGenerator<Entry> {
  const person = await exportPerson(userId);
  yield { name: "account.json", input: toJson(person), lastModified: now };
  const missing: string[] = [];
  const keys = [...person.accounts.map(({ pictureKey }) => pictureKey), ...person.uploads.map(({ key }) => key)];
  for (const key of keys) yield* picture(key, key ?? "", now, missing);

  const posts: object[] = [];
  for await (const post of allPosts(userId)) {
    const images: object[] = [];
    for (const image of post.images) {
      const files = filesOf(post, image, person.timeZone ?? "UTC");
      const original = yield* picture(image.originalKey, files.original ?? "", post.createdAt, missing);
      const rendition = yield* picture(image.renditionKey, files.rendition ?? "", post.createdAt, missing);
      // A day after publishing it is the only picture left.
      const thumbnailKey = image.renditionKey === null ? image.thumbnailKey : null;
      const thumbnail = yield* picture(thumbnailKey, files.thumbnail, post.createdAt, missing);
      images.push({ ...image, files: { original, rendition, thumbnail } });
    }
    posts.push({ ...post, images });
  }
  yield { name: "posts.json", input: toJson(posts), lastModified: now };
  if (missing.length > 0) yield { name: "missing.txt", input: missingWords(missing), lastModified: now };
}

async function* allPosts(userId: string): AsyncGenerator<ExportedPost> {
  let afterId: string | null = null;
  for (;;) {
    const posts: ExportedPost[] = await exportPosts(userId, afterId, BATCH);
    yield* posts;
    afterId = posts.at(-1)?.id ?? null;
    if (posts.length < BATCH) return;
  }
}

type Image = ExportedPost["images"][number];

/** Where an image's files are in the ZIP, by the day of the person's calendar; null for one that is not kept. */
function filesOf(post: ExportedPost, image: Image, timeZone: string) {
  const { position, originalKey, renditionKey, thumbnailKey } = image;
  const day = dayOf(post.publishedAt ?? post.publishAt ?? post.createdAt, timeZone);
  const base = `posts/${day} ${post.id}/${position + 1}`;
  const extension = (key: string) => key.slice(key.lastIndexOf("."));
  return {
    original: originalKey === null ? null : `${base} original${extension(originalKey)}`,
    rendition: renditionKey === null ? null : `${base}${extension(renditionKey)}`,
    thumbnail: `${base} small${extension(thumbnailKey)}`,
  };
}

/** One picture; when storage does not have it or does not answer, the rest of the export still comes. @returns its name */
async function* picture(
  key: string | null,
  name: string,
  lastModified: Date,
  missing: string[],
): AsyncGenerator<Entry, string | null> {
  if (key === null) return null;
  const bytes = await getStorage()
    .get(key)
    .catch((error: unknown) => {
      if (error instanceof StorageError) return null;
      throw error;
    });
  if (bytes === null) {
    missing.push(name);
    return name;
  }
  const named = name.replace(/\.bin$/, `.${extensionOf(bytes)}`);
  yield { name: named, input: bytes, lastModified };
  return named;
}

/** Originals are kept untyped (docs/decisions/010); a person wants to open them. */
function extensionOf(bytes: Buffer): string {
  try {
    const format = readFormat(bytes);
    return format === "jpeg" ? "jpg" : format;
  } catch (error) {
    if (error instanceof ImageError) return "bin";
    throw error;
  }
}

function missingWords(missing: string[]): string {
  return `${ACCOUNT_WORDS.notExported}\n\n${missing.join("\n")}\n`;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
