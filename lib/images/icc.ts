/** ICC.1:2022, 7.2 and 7.3: a header, the number of tags, and for each its name, place and length. */
const HEADER_BYTES = 128;
const TAG_BYTES = 12;
/** A profile of a camera or a screen has about ten. */
const MOST_TAGS = 100;
const MOST_NAME_BYTES = 400;

/** The body of one tag, which begins with the kind of what is in it; null when there is none. */
export function iccTag(icc: Buffer, wanted: string): Buffer | null {
  const count = icc.length < HEADER_BYTES + 4 ? 0 : Math.min(MOST_TAGS, icc.readUInt32BE(HEADER_BYTES));
  for (let index = 0; index < count; index += 1) {
    const at = HEADER_BYTES + 4 + index * TAG_BYTES;
    if (at + TAG_BYTES > icc.length) return null;
    if (icc.toString("latin1", at, at + 4) !== wanted) continue;
    const start = icc.readUInt32BE(at + 4);
    return icc.subarray(start, start + icc.readUInt32BE(at + 8));
  }
  return null;
}

/** What the profile calls itself, in the first of its languages, or "" (ICC.1:2022, 10.15; in version 2 it is ASCII). */
export function iccName(icc: Buffer): string {
  const body = iccTag(icc, "desc") ?? Buffer.alloc(0);
  if (body.length < 12) return "";
  if (body.toString("latin1", 0, 4) !== "mluc") return printable(body.subarray(12, 12 + body.readUInt32BE(8)));
  if (body.length < 28) return "";
  const start = body.readUInt32BE(24);
  return printable(body.subarray(start, start + body.readUInt32BE(20)));
}

/** Of UTF-16 the letters of English, which is what a space is called in. */
function printable(text: Buffer): string {
  return text
    .subarray(0, MOST_NAME_BYTES)
    .toString("latin1")
    .replace(/[^ -~]/g, "");
}

/** Primaries and transfer by their numbers (H.273), as a profile of version 4.4 may give them beside its curves. */
export function iccNumbers(icc: Buffer): { primaries: number; transfer: number } | null {
  const cicp = iccTag(icc, "cicp");
  const [primaries, transfer] = [cicp?.[8], cicp?.[9]];
  return primaries === undefined || transfer === undefined ? null : { primaries, transfer };
}
