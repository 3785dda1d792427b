import "server-only";

export type BodyTrouble = "too-long" | "too-short" | "cut-off" | "stalled";

/** A body that is not the one that was announced. */
export class BodyError extends Error {
  readonly trouble: BodyTrouble;

  constructor(trouble: BodyTrouble, options?: ErrorOptions) {
    super(`The body was not taken: ${trouble}`, options);
    this.name = "BodyError";
    this.trouble = trouble;
  }
}

/** The browser gives up after 45 seconds without a byte; whoever is silent for longer has gone. */
const STALL_MS = 60_000;
/** How long somebody who was refused may go on sending: most clients read the answer only then. */
const DISCARD_MS = 10_000;

type Bounds = {
  /** What was announced: not a byte more is handed on, and none may be missing. Null = any number up to `maxBytes`. */
  bytes: number | null;
  maxBytes: number;
  /** Only tests name it. */
  stallMs?: number;
};

/**
 * The body of a request, chunk by chunk as it comes, for somebody who keeps none of it: what is not asked for is not read, so
 * that a slow disk slows down the sender.
 * @throws BodyError
 */
export async function* boundedBody(
  body: ReadableStream<Uint8Array> | null,
  { bytes, maxBytes, stallMs = STALL_MS }: Bounds,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) throw new BodyError("too-short");
  const reader = body.getReader();
  let got = 0;
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await readInTime(reader, stallMs);
      isOver = done;
      if (done) break;
      got += value.byteLength;
      if (got > (bytes ?? maxBytes)) throw new BodyError("too-long");
      yield value;
    }
    if (bytes === null ? got === 0 : got < bytes) throw new BodyError("too-short");
  } finally {
    if (!isOver) void discard(reader);
  }
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>, stallMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const stalling = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BodyError("stalled")), stallMs);
  });
  try {
    return await Promise.race([reader.read(), stalling]);
  } catch (cause) {
    throw cause instanceof BodyError ? cause : new BodyError("cut-off", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Closing at once would take the answer away from the sender. After a while it does end the connection. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), DISCARD_MS);
  try {
    while (!(await reader.read()).done);
  } catch {
    // The sender has gone.
  } finally {
    clearTimeout(timer);
  }
}
