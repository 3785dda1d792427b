import { imageSentence } from "@/lib/images/image-error";
import { SendRefused, sendFile } from "@/lib/storage/send-file";
import type { UploadTarget } from "@/lib/storage/upload-target";
import { UPLOAD_WORDS } from "@/lib/words/compose";
import { watchLine } from "./watch-line";

/** `isPlain`: this browser shows it as it will be published (lib/images/plain). */
export type Upload = { id: string; width: number; height: number; isPlain: boolean };
export type UploadAnswer = { ok: true; upload: Upload } | { ok: false; message: string };

type Options = {
  /** 0 to 1. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
  /** An upload whose bytes are all there already, so that only its confirmation is asked for again. */
  sentId: string | null;
  /** Its id once all bytes are there; null when the server, having looked, wants them anew. */
  onSent: (uploadId: string | null) => void;
};

/**
 * Sends one photo straight to the storage as it is: asks where to, sends, says that it is there.
 * @returns what the server said; a sentence when somebody could not be reached. Rejects only when `signal` aborts.
 */
export async function uploadPhoto(file: File, { onProgress, signal, sentId, onSent }: Options): Promise<UploadAnswer> {
  const line = watchLine(signal);
  try {
    const id = sentId ?? (await send(file, line, onProgress));
    if (typeof id !== "string") return id;
    onSent(id);
    onProgress(1);
    const answer = await confirm(id, line.signal);
    if (!answer.ok) onSent(null);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    // The browser says the same of a file that it cannot read any more as of a lost line.
    if (!(await isReadable(file))) return { ok: false, message: UPLOAD_WORDS.changed };
    return { ok: false, message: line.trouble() ?? wordsFor(error) };
  } finally {
    line.stop();
  }
}

/** @returns the upload's id once all bytes are there, or why not */
async function send(
  file: File,
  line: ReturnType<typeof watchLine>,
  onProgress: Options["onProgress"],
): Promise<string | Extract<UploadAnswer, { ok: false }>> {
  const body = JSON.stringify({ bytes: file.size });
  const response = await fetch("/api/uploads", { method: "POST", body, signal: line.signal });
  const answer = await readAnswer(response);
  if (!isTarget(answer)) return refusal(response.status, answer);
  await sendFile(answer.target, file, {
    signal: line.signal,
    onProgress(done) {
      line.moved();
      onProgress(done);
    },
  });
  return answer.uploadId;
}

async function confirm(uploadId: string, signal: AbortSignal): Promise<UploadAnswer> {
  const response = await fetch(`/api/uploads/${encodeURIComponent(uploadId)}`, { method: "POST", signal });
  return readUploadAnswer(response.status, await readAnswer(response));
}

/** The route's answer, or a sentence for answers that came from something in between. */
export function readUploadAnswer(status: number, answer: Record<string, unknown> | null): UploadAnswer {
  const upload = answer?.ok === true ? toUpload(answer.upload) : null;
  if (upload !== null) return { ok: true, upload };
  return refusal(status, answer);
}

function refusal(status: number, answer: Record<string, unknown> | null): Extract<UploadAnswer, { ok: false }> {
  if (answer?.ok === false && typeof answer.message === "string") return { ok: false, message: answer.message };
  if (status === 413) return { ok: false, message: imageSentence("too-large") };
  if (status === 401) return { ok: false, message: UPLOAD_WORDS.loggedOut };
  return { ok: false, message: UPLOAD_WORDS.unreadable };
}

/** Whether it is still the file that was chosen: a browser lets go of one that was changed, moved or deleted meanwhile. */
export async function isReadable(file: Blob): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

function wordsFor(error: unknown): string {
  if (error instanceof SendRefused && error.sentence !== null) return error.sentence;
  if (error instanceof SendRefused && error.status === 413) return imageSentence("too-large");
  if (error instanceof SendRefused && error.status === 401) return UPLOAD_WORDS.loggedOut;
  if (error instanceof SendRefused) return UPLOAD_WORDS.refused;
  // What the browser says of the line explains a failure; it is no reason not to try, since Ospost may run on this machine.
  return navigator.onLine ? UPLOAD_WORDS.unreachable : UPLOAD_WORDS.offline;
}

async function readAnswer(response: Response): Promise<Record<string, unknown> | null> {
  const value: unknown = await response.json().catch(() => null);
  return typeof value === "object" && value !== null ? { ...value } : null;
}

function isTarget(answer: Record<string, unknown> | null): answer is { uploadId: string; target: UploadTarget } {
  return answer?.ok === true && typeof answer.uploadId === "string" && typeof answer.target === "object";
}

function toUpload(value: unknown): Upload | null {
  if (typeof value !== "object" || value === null) return null;
  const { id, width, height, isPlain } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof width !== "number" || typeof height !== "number") return null;
  return { id, width, height, isPlain: isPlain === true };
}
