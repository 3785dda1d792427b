import "server-only";
import { getPostImage } from "@/lib/db/post-images";
import { getUpload } from "@/lib/db/uploads";
import type { Turn } from "@/lib/images/gate";
import { ImageError } from "@/lib/images/image-error";
import { renderPreview } from "@/lib/images/render-preview";
import { getStorage } from "@/lib/storage";

/** An original may say where it was taken, and is for its owner only: kept by their browser, by no proxy. */
const OWN = { "cache-control": "private, max-age=3600", "content-type": "image/webp" };

/** An upload of the person, small enough to crop by eye, upright and without its metadata. 404 for anybody else. */
export async function showUpload(userId: string | null, uploadId: string, signal?: AbortSignal): Promise<Response> {
  if (userId === null) return notFound();
  return show((await getUpload(userId, uploadId))?.key ?? null, { person: userId, signal });
}

/** The original of a post of the person, likewise; 404 also when it is not kept any more. */
export async function showPostOriginal(userId: string | null, postId: string, signal?: AbortSignal): Promise<Response> {
  if (userId === null) return notFound();
  return show((await getPostImage(userId, postId))?.originalKey ?? null, { person: userId, signal });
}

async function show(key: string | null, turn: Turn): Promise<Response> {
  const bytes = key === null ? null : await getStorage().get(key);
  if (bytes === null) return notFound();
  try {
    return new Response(new Uint8Array(await renderPreview(bytes, turn)), { headers: OWN });
  } catch (error) {
    // Somebody who has gone sees no answer.
    if (error instanceof ImageError || turn.signal?.aborted) return notFound();
    throw error;
  }
}

function notFound(): Response {
  return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
}
