const ICC_NAME = Buffer.from("ICC_PROFILE\0", "latin1");
/** A segment's length has 16 bits and counts itself; a profile's part has its name and two numbers before it (ICC.1:2022, B.4). */
const MOST_ICC_BYTES = 65_535 - 2 - ICC_NAME.length - 2;
const APP1 = 0xe1;
const APP2 = 0xe2;

/** Puts into a JPEG how it lies (EXIF's orientation, 1 to 8) and what its colours mean. */
export function withSegments(jpeg: Buffer, { orientation, icc }: { orientation: number; icc: Buffer | null }): Buffer {
  const exif = orientation === 1 ? [] : [segment(APP1, exifOf(orientation))];
  return Buffer.concat([jpeg.subarray(0, 2), ...exif, ...(icc === null ? [] : iccSegments(icc)), jpeg.subarray(2)]);
}

/** The shortest EXIF there is: TIFF's header and a directory of one entry, tag 0x112 (CIPA DC-008, 4.6). */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
}

function iccSegments(icc: Buffer): Buffer[] {
  const count = Math.ceil(icc.length / MOST_ICC_BYTES);
  return Array.from({ length: count }, (_, index) => {
    const part = icc.subarray(index * MOST_ICC_BYTES, (index + 1) * MOST_ICC_BYTES);
    return segment(APP2, Buffer.concat([ICC_NAME, Buffer.from([index + 1, count]), part]));
  });
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
