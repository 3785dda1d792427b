/** Whether a JPEG is an MPO, several pictures in one file: an APP2 segment that begins with "MPF". Refused by Meta (4.1). */
export function isMultiPicture(bytes: Buffer): boolean {
  let at = 2;
  while (at + 8 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Start of scan: headers end here.
    if (marker === 0xda) return false;
    if (marker === 0xe2 && bytes.toString("latin1", at + 4, at + 8) === "MPF\0") return true;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
