import "server-only";
import { readFormat } from "../format";
import { createGate, type Gate, type Turn } from "../gate";

/** libuv has four threads for files, names and pictures together; two pictures at a time leave some for the others. */
const pictures = createGate(2);
/** One at a time: somebody is looking at it, but posts go first. */
const previews = createGate(1);
/** A HEIC takes seconds of a processor, in a thread of its own and not one of libuv's: never in the places of others. */
const heics = createGate(1);

/** Whoever asks without being a person: tests and measurements. */
export const NOBODY: Turn = { person: "" };

/** Does `work` with a picture in its turn. @throws ImageError when the bytes are no picture */
export async function inLane<T>(
  lane: "picture" | "preview",
  bytes: Buffer,
  turn: Turn,
  work: () => Promise<T>,
): Promise<T> {
  return gateFor(lane, bytes)(turn, work);
}

function gateFor(lane: "picture" | "preview", bytes: Buffer): Gate {
  if (readFormat(bytes) === "heic") return heics;
  return lane === "preview" ? previews : pictures;
}
