import "server-only";
import { readFormat } from "../format";
import { createGate, type Turn } from "../gate";
import { isDecodedAlone } from "../limits";

/** libuv has four threads for files, names and pictures together; two pictures at a time leave some for the others. */
const pictures = createGate(2);
/** One at a time: somebody is looking at it, but posts go first. */
const previews = createGate(1);
/**
 * A HEIC takes seconds of a processor, in a thread of its own and not one of libuv's: never in the places of others. What needs two or
 * three times the memory of others comes here too, so that there is one at a time, and then takes its place among them as well.
 */
const heavy = createGate(1);

/** Whoever asks without being a person: tests and measurements. */
export const NOBODY: Turn = { person: "" };

/** Does `work` with a picture in its turn. @throws ImageError when the bytes are no picture */
export async function inLane<T>(
  lane: "picture" | "preview",
  bytes: Buffer,
  turn: Turn,
  work: () => Promise<T>,
): Promise<T> {
  const format = readFormat(bytes);
  const gate = lane === "preview" ? previews : pictures;
  if (format === "heic") return heavy(turn, work);
  return isDecodedAlone(format, bytes) ? heavy(turn, () => gate(turn, work)) : gate(turn, work);
}
