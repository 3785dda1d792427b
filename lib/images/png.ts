/** More than any photo has before its first pixels; a file of nothing but empty chunks is not walked to its end. */
const MOST_CHUNKS = 1000;

export type PngChunk = { type: string; body: Buffer };

/** What a PNG says of itself before its first pixels, in order. A chunk that is cut off has what is left of its body. */
export function* pngChunks(bytes: Buffer): Generator<PngChunk> {
  let at = 8;
  for (let count = 0; count < MOST_CHUNKS && at + 8 <= bytes.length; count += 1) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") return;
    const length = bytes.readUInt32BE(at);
    yield { type, body: bytes.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}
