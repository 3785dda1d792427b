/** A photo of ten passes has about 30. */
const MOST_MARKERS = 1000;
const COEFFICIENTS = 64;
const [SOF0, SOF1, SOF2, EOI, SOS] = [0xc0, 0xc1, 0xc2, 0xd9, 0xda];
/** Other kinds of frames (lossless, hierarchical, arithmetic), the start again, and a height that comes later. */
const NOT_OURS = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xd8, 0xdc];

type Component = { id: number; across: number; down: number };
export type JpegFrame = { at: number; width: number; height: number; isProgressive: boolean; components: Component[] };

/**
 * The frame of a JPEG that goes on to its last byte without an end (EOI) and whose scans, by their headers, leave nothing out: every
 * bit of every coefficient of every colour is announced (ITU T.81, B.2.3 and G.1.1.1). Whether it is also there, only a decoder knows.
 * @returns null for every other JPEG, and for one that is cut off between two scans or in a header
 */
export function readEndlessFrame(jpeg: Buffer): JpegFrame | null {
  let frame: JpegFrame | null = null;
  /** By component, how many of each coefficient's lowest bits are still to come. */
  const missing = new Map<number, number[]>();
  let at = 2;
  for (let count = 0; count < MOST_MARKERS && at + 4 <= jpeg.length; count += 1) {
    const marker = jpeg[at] === 0xff ? (jpeg[at + 1] ?? 0) : EOI;
    if (marker === EOI || NOT_OURS.includes(marker)) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const body = jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2));
    if ([SOF0, SOF1, SOF2].includes(marker)) {
      if (frame !== null) return null;
      frame = readFrame(body, at, marker === SOF2);
      for (const { id } of frame?.components ?? []) missing.set(id, Array(COEFFICIENTS).fill(COEFFICIENTS));
    }
    at += 2 + Math.max(2, jpeg.readUInt16BE(at + 2));
    if (marker !== SOS) continue;
    if (frame === null || at >= jpeg.length) return null;
    noteScan(body, frame.isProgressive, missing);
    at = endOfScan(jpeg, at);
    if (at === -1) return [...missing.values()].flat().every((bits) => bits === 0) ? frame : null;
  }
  return null;
}

function readFrame(body: Buffer, at: number, isProgressive: boolean): JpegFrame | null {
  const count = body[5] ?? 0;
  if (body.length < 6 + 3 * count || count === 0) return null;
  const components = Array.from({ length: count }, (_, index) => {
    const sampling = body[7 + 3 * index] ?? 0;
    return { id: body[6 + 3 * index] ?? 0, across: sampling >> 4, down: sampling & 15 };
  });
  return { at, height: body.readUInt16BE(1), width: body.readUInt16BE(3), isProgressive, components };
}

function noteScan(body: Buffer, isProgressive: boolean, missing: Map<number, number[]>): void {
  const count = body[0] ?? 0;
  const [first = 0, last = 0, bits = 0] = body.subarray(1 + 2 * count);
  for (let index = 0; index < count; index += 1) {
    const ofComponent = missing.get(body[1 + 2 * index] ?? -1);
    if (isProgressive) ofComponent?.fill(bits & 15, first, last + 1);
    else ofComponent?.fill(0);
  }
}

/** The marker after the coded data that begins here; -1 when there is none: stuffed bytes and restarts belong to the data. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at !== -1 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return -1;
}
