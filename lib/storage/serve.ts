import "server-only";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { getEnv } from "@/lib/env";
import { pathOf } from "./disk";
import { contentTypeOf, isPublicKey } from "./keys";
import { readRange } from "./range";

/** A file never changes under its name. */
const FOREVER = "public, max-age=31536000, immutable";

/**
 * Renditions and thumbnails from the disk, for browsers and for Meta's fetcher, which may ask with HEAD and Range. A miss is
 * not to be cached: a 404 kept by a proxy would make every later try of Meta's fail.
 * Next 16.4 takes Content-Length away from every handler's answer and sends it in chunks; it is set for the day it no longer does.
 * @param directory only tests name it.
 */
export async function serveMedia(request: Request, key: string, directory = getEnv().STORAGE_DIR): Promise<Response> {
  const file = isPublicKey(key) ? await openOrNull(pathOf(directory, key)) : null;
  if (!file) return new Response("Not found", { status: 404, headers: { "Cache-Control": "no-store" } });
  try {
    return await answer(request, file, key);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function answer(request: Request, file: FileHandle, key: string): Promise<Response> {
  const { size, mtime } = await file.stat();
  const etag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`;
  const headers = new Headers({
    "Content-Type": contentTypeOf(key),
    "Cache-Control": FOREVER,
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
    "Last-Modified": mtime.toUTCString(),
    ETag: etag,
  });
  if (isKnown(request.headers.get("if-none-match"), etag)) return withoutBody(file, 304, headers);

  const ifRange = request.headers.get("if-range");
  const isRangeMeant = ifRange === null || ifRange === etag;
  const range = readRange(isRangeMeant ? request.headers.get("range") : null, size);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${size}`);
    headers.set("Cache-Control", "no-store");
    return withoutBody(file, 416, headers);
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD" || size === 0) return withoutBody(file, status, headers);
  return new Response(toStream(file, start, end), { status, headers });
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}

async function withoutBody(file: FileHandle, status: number, headers: Headers): Promise<Response> {
  await file.close();
  return new Response(null, { status, headers });
}

/** Closes the file at its end, and when the reader goes away. */
function toStream(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  return Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream<Uint8Array>;
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
