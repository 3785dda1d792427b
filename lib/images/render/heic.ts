import "server-only";
import { Worker } from "node:worker_threads";
import { type ColourNumbers, type NamedSpace, namedSpace } from "../colour";
import { ImageError } from "../image-error";
import type { Turn } from "../orientation";
import type { Size } from "../rotation";
import type { Box } from "../slant";

/** A 48-megapixel iPhone photo has 48.8. */
const MAX_PIXELS = 50_000_000;
/** What is coded in one piece is held by the decoder several times over; phones code in tiles of a quarter megapixel. */
const MAX_TILE_PIXELS = 25_000_000;
/** For the decoder alone. It needs 97 MB for 12 megapixels in one piece, 40 MB for 48 in tiles (measured, libheif-js 1.23.2). */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

type Transformation = { degrees: number } | { mirror: number };
type WorkerHeader = {
  width: number;
  height: number;
  channels: 3 | 4;
  /** How many times smaller, at most, the picture can be made while it is decoded. */
  maxShrink: number;
  transformations: Transformation[];
  profile: Uint8Array | null;
  numbers: ColourNumbers | null;
};

export type HeicPixels = { data: Buffer; width: number; height: number };

export type Heic = {
  /** In pixels, as they are stored: before `turn`. */
  width: number;
  height: number;
  channels: 3 | 4;
  turn: Turn;
  /** An ICC profile, or the name of a space; null when the pixels are sRGB already. */
  profile: Buffer | NamedSpace | null;
  /**
   * The pixels of `area`, which is to become `size`, row by row, eight bits each. Once only. A whole picture is shrunk on the way by
   * a power of two that leaves at least a factor of two to the real scaling, as a big JPEG is.
   */
  decode: (area: Box, size: Size) => Promise<HeicPixels>;
  /** Gives back the decoder's memory. */
  close: () => Promise<void>;
};

/**
 * Opens a HEIC with libheif, in a thread that is ended after 20 seconds and cannot take more than 256 MB for itself.
 * @throws ImageError
 */
export async function openHeic(bytes: Buffer): Promise<Heic> {
  const worker = new Worker(new URL("./heic-worker.mjs", import.meta.url), {
    workerData: {
      bytes,
      maxMemoryBytes: MAX_MEMORY_BYTES,
      maxPixels: MAX_PIXELS,
      maxTilePixels: MAX_TILE_PIXELS,
    },
  });
  const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS);
  const close = async () => {
    clearTimeout(timer);
    await worker.terminate();
  };
  try {
    const header = await nextMessage<WorkerHeader>(worker);
    const { width, height, channels } = header;
    const icc = header.profile === null ? null : Buffer.from(header.profile);
    const profile = namedSpace(header.numbers, icc) ?? icc;
    const decode = async (area: Box, size: Size): Promise<HeicPixels> => {
      const answer = nextMessage<{ pixels: Uint8Array } & Size>(worker);
      worker.postMessage({ area, shrink: shrinkFor(header, area, size) });
      const { pixels, ...decoded } = await answer;
      return { data: Buffer.from(pixels.buffer), ...decoded };
    };
    return { width, height, channels, turn: turnOf(header.transformations), profile, decode, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function shrinkFor({ width, height, maxShrink }: WorkerHeader, area: Box, size: Size): number {
  if (area.width !== width || area.height !== height) return 1;
  const times = Math.min(width / size.width, height / size.height) / 2;
  return Math.min(maxShrink, 2 ** Math.max(0, Math.floor(Math.log2(times))));
}

function nextMessage<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", (cause) => {
      const isTooBig = cause instanceof Error && cause.message === "too-many-pixels";
      reject(new ImageError(isTooBig ? "too-many-for-format" : "heic", { cause }));
    });
    // After an error or a message this comes too late to matter.
    worker.once("exit", () => reject(new ImageError("too-slow")));
  });
}

/** HEIF turns counter-clockwise and mirrors in any order; a mirror seen after a turn is the turn reversed after the mirror. */
function turnOf(transformations: Transformation[]): Turn {
  let turn: Turn = { flip: false, flop: false, degrees: 0 };
  for (const step of transformations) {
    if ("degrees" in step) turn = { ...turn, degrees: quarter(turn.degrees - step.degrees) };
    else {
      const isTopToBottom = step.mirror === 0;
      turn = {
        flip: turn.flip !== isTopToBottom,
        flop: turn.flop === isTopToBottom,
        degrees: quarter(-turn.degrees),
      };
    }
  }
  return turn;
}

function quarter(degrees: number): Turn["degrees"] {
  return ([0, 90, 180, 270] as const)[(((degrees / 90) % 4) + 4) % 4] ?? 0;
}
