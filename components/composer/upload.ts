export type Upload = { id: string; width: number; height: number };
export type UploadAnswer = { ok: true; upload: Upload } | { ok: false; message: string };

const unreachable = "The photo did not get through. Check your connection and try again.";
const unreadable = "Ospost did not understand the answer to the upload. Try again.";

/**
 * Sends one photo as it is. XMLHttpRequest because fetch cannot tell how much has been sent.
 * @param onProgress 0 to 1
 * @returns what the server said; a sentence when it could not be reached. Rejects only when aborted.
 */
export function uploadPhoto(
  file: File,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/uploads");
    request.setRequestHeader("Content-Type", file.type);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(readUploadAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, message: unreachable });
    request.ontimeout = request.onerror;
    request.onabort = () => reject(new DOMException("The upload was cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The route's answer, or a sentence for answers that came from something in between. */
export function readUploadAnswer(status: number, body: string): UploadAnswer {
  const answer = parse(body);
  if (answer?.ok === true && isUpload(answer.upload)) return { ok: true, upload: answer.upload };
  if (answer?.ok === false && typeof answer.message === "string") return { ok: false, message: answer.message };
  if (status === 413) return { ok: false, message: "File is too large. Photos can have up to 30 MB." };
  if (status === 401)
    return { ok: false, message: "You were logged out. Log in again in another tab, then try again." };
  return { ok: false, message: unreadable };
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function isUpload(value: unknown): value is Upload {
  if (typeof value !== "object" || value === null) return false;
  return "id" in value && typeof value.id === "string" && "width" in value && "height" in value;
}
