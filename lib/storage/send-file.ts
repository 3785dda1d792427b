import { ORIGINAL_TYPE, type UploadTarget } from "./upload-target";

type Sending = {
  /** 0 to 1. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
};

/** The storage answered, and did not take the file. */
export class SendRefused extends Error {
  readonly status: number;
  /** What our own route said to the person; null from anybody else. */
  readonly sentence: string | null;

  constructor(status: number, { sentence = null, ...options }: ErrorOptions & { sentence?: string | null } = {}) {
    super(`The storage refused the file (${status})`, options);
    this.name = "SendRefused";
    this.status = status;
    this.sentence = sentence;
  }
}

/**
 * Runs in the browser: sends a file to where `createUploadTarget` said.
 * @throws SendRefused, an AbortError when `signal` says so, TypeError when the line is gone
 */
export async function sendFile(target: UploadTarget, file: Blob, sending: Sending): Promise<void> {
  const { signal } = sending;
  signal.throwIfAborted();
  // What is measured comes late and, when the SDK tries again, anew: the bar never goes back, and ends full.
  let most = 0;
  const onProgress = (done: number) => {
    most = Math.max(most, done);
    sending.onProgress(most);
  };
  if (target.kind === "blob") await sendToBlob(target, file, { onProgress, signal });
  else await putTo(target.url, file, { onProgress, signal });
  onProgress(1);
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function putTo(url: string, file: Blob, { onProgress, signal }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", ORIGINAL_TYPE);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? resolve() : reject(refusalOf(request)));
    request.onerror = () => reject(new TypeError("The line is gone"));
    request.ontimeout = request.onerror;
    request.onabort = () => reject(new DOMException("The upload was cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function refusalOf({ status, responseText }: XMLHttpRequest): SendRefused {
  return new SendRefused(status, { sentence: sentenceOf(responseText) });
}

/** `{ ok: false, message }` is what our own routes answer. */
function sentenceOf(text: string): string | null {
  try {
    const { ok, message } = JSON.parse(text) as { ok?: unknown; message?: unknown };
    return ok === false && typeof message === "string" ? message : null;
  } catch {
    return null;
  }
}

/** The SDK is fetched only where it is needed. It tries again by itself while the line is bad, until it is told to stop. */
async function sendToBlob(
  { pathname, token }: Extract<UploadTarget, { kind: "blob" }>,
  file: Blob,
  { onProgress, signal }: Sending,
): Promise<void> {
  const { put } = await import("@vercel/blob/client");
  const putting = put(pathname, file, {
    access: "public",
    token,
    contentType: ORIGINAL_TYPE,
    abortSignal: signal,
    onUploadProgress: ({ percentage }) => onProgress(percentage / 100),
  });
  // Between two tries nothing listens to the signal, so it is listened to here.
  await Promise.race([putting, untilAborted(signal)]).catch((error: unknown) => {
    if (signal.aborted) throw new DOMException("The upload was cancelled", "AbortError");
    if (error instanceof TypeError) throw error;
    throw new SendRefused(400, { cause: error });
  });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new DOMException("The upload was cancelled", "AbortError"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
