import "server-only";
import { ImageError } from "./image-error";

/**
 * The raw body of an upload, in bytes. Never holds more than `maxBytes`: a declared length is refused before a byte is read,
 * an undeclared one as soon as it goes over.
 * @throws ImageError `too-large` or `empty`.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Buffer> {
  const declaredBytes = Number(request.headers.get("content-length") ?? 0);
  if (declaredBytes > maxBytes) throw new ImageError("too-large");
  if (!request.body) throw new ImageError("empty");
  const chunks: Uint8Array[] = [];
  let totalBytes = 0;
  // Leaving the loop by a throw cancels the stream, so the rest is not read.
  for await (const chunk of request.body) {
    totalBytes += chunk.byteLength;
    if (totalBytes > maxBytes) throw new ImageError("too-large");
    chunks.push(chunk);
  }
  if (totalBytes === 0) throw new ImageError("empty");
  return Buffer.concat(chunks, totalBytes);
}
