/** More than any still picture has. */
const MOST_CHUNKS = 1000;

/**
 * Whether an animated WebP has more than one frame (RFC 9649, 2.7.1.1): each is a chunk. A file of more chunks than anybody
 * would walk through counts as one that has.
 */
export function hasSeveralFrames(bytes: Buffer): boolean {
  let frames = 0;
  let at = 12;
  for (let count = 0; count < MOST_CHUNKS; count += 1) {
    if (at + 8 > bytes.length) return frames > 1;
    if (bytes.toString("latin1", at, at + 4) === "ANMF") frames += 1;
    const length = bytes.readUInt32LE(at + 4);
    // Each is filled up to an even length.
    at += 8 + length + (length % 2);
  }
  return true;
}
