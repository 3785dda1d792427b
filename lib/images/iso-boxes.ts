/** A box of an ISO media file (ISO 14496-12, 4.2): HEIC and AVIF are made of them. */
export type IsoBox = { type: string; body: Buffer };

/** What describes a photo of 729 tiles has 30 kB; its previews and pixels lie elsewhere. */
const MAX_META_BYTES = 1024 * 1024;
const MOST_BOXES = 1000;
/** A picture may be made of others, a grid of its tiles, and these of others again. */
const MOST_GENERATIONS = 4;

/** The boxes in here, one after the other; one that claims more than there is ends with what there is. */
export function* readBoxes(bytes: Buffer): Generator<IsoBox> {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= bytes.length; count += 1) {
    const { size, header } = sizeAt(bytes, at);
    if (size < header) return;
    yield { type: bytes.toString("latin1", at + 4, at + 8), body: bytes.subarray(at + header, at + size) };
    at += size;
  }
}

/** Size 1 means that 64 bits follow, 0 that it goes on to the end. */
function sizeAt(bytes: Buffer, at: number): { size: number; header: number } {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return { size: bytes.length - at, header: 8 };
  if (size !== 1) return { size, header: 8 };
  return { size: at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0, header: 16 };
}

/**
 * What a HEIC or AVIF says of the picture that is to be shown: its properties and, after them, those of the pictures that it is
 * made of, the first of each (ISO 23008-12, 9.3). Nothing of other pictures in the file, such as a gain map in HDR.
 */
export function primaryProperties(file: Buffer): IsoBox[] {
  const meta = readMeta(file);
  const properties = findBox(meta, "iprp") ?? Buffer.alloc(0);
  const all = allProperties(meta);
  const found: IsoBox[] = [];
  let item = readPrimary(findBox(meta, "pitm") ?? Buffer.alloc(0));
  for (let generation = 0; generation < MOST_GENERATIONS && item !== null; generation += 1) {
    for (const { type, body } of readBoxes(properties))
      if (type === "ipma") found.push(...associated(body, item).flatMap((index) => all[index - 1] ?? []));
    item = firstPart(findBox(meta, "iref") ?? Buffer.alloc(0), item);
  }
  return found;
}

/**
 * The most pixels that any picture in a HEIC or AVIF is said to have (ISO 23008-12, 6.5.3). One that is made of others shows as much
 * of them as it likes, while each of those is decoded whole.
 */
export function mostPixels(file: Buffer): number {
  let most = 0;
  for (const { type, body } of allProperties(readMeta(file)))
    if (type === "ispe" && body.length >= 12) most = Math.max(most, body.readUInt32BE(4) * body.readUInt32BE(8));
  return most;
}

function readMeta(file: Buffer): Buffer {
  return findBox(file, "meta")?.subarray(4, MAX_META_BYTES) ?? Buffer.alloc(0);
}

function allProperties(meta: Buffer): IsoBox[] {
  return [...readBoxes(findBox(findBox(meta, "iprp") ?? Buffer.alloc(0), "ipco") ?? Buffer.alloc(0))];
}

function findBox(bytes: Buffer, wanted: string): Buffer | null {
  for (const { type, body } of readBoxes(bytes)) if (type === wanted) return body;
  return null;
}

function readPrimary(pitm: Buffer): number | null {
  return readId(pitm, 4, pitm[0] !== 0);
}

/** @returns the item's properties, counted from 1 */
function associated(ipma: Buffer, item: number): number[] {
  const isLongId = (ipma[0] ?? 0) >= 1;
  const step = ((ipma[3] ?? 0) & 1) === 1 ? 2 : 1;
  const indices: number[] = [];
  let at = 8;
  while (at < ipma.length) {
    const id = readId(ipma, at, isLongId);
    at += isLongId ? 4 : 2;
    const count = ipma[at] ?? 0;
    at += 1;
    // The highest bit says that the property must be understood.
    for (let end = at + count * step; at < end; at += step) {
      if (id !== item) continue;
      if (step === 1) indices.push((ipma[at] ?? 0) & 0x7f);
      else if (at + 2 <= ipma.length) indices.push(ipma.readUInt16BE(at) & 0x7fff);
    }
  }
  return indices;
}

/** The first of the pictures that this one is derived from, if it is. */
function firstPart(iref: Buffer, item: number): number | null {
  const isLongId = (iref[0] ?? 0) >= 1;
  for (const { type, body } of readBoxes(iref.subarray(4)))
    if (type === "dimg" && readId(body, 0, isLongId) === item) return readId(body, (isLongId ? 4 : 2) + 2, isLongId);
  return null;
}

function readId(bytes: Buffer, at: number, isLong: boolean): number | null {
  if (at + (isLong ? 4 : 2) > bytes.length) return null;
  return isLong ? bytes.readUInt32BE(at) : bytes.readUInt16BE(at);
}
