import "server-only";
import sharp from "sharp";
import { type JpegFrame, readEndlessFrame } from "../jpeg-scans";
import { MAX_HELD_BYTES } from "../limits";
import { MAX_UPLOAD_BYTES } from "../ratio";

const EOI = Buffer.from([0xff, 0xd9]);
const COEFFICIENT_BYTES = 2;
/** The file as it came, with its end, and with one more colour. */
const COPIES = 3;
const TIMEOUT_SECONDS = 20;

/**
 * A JPEG that lacks nothing but the two bytes that end it, with them; null for all others, whole ones and such as lack more.
 *
 * To libjpeg, coded data that ends before its last bit is worth a warning, once it sees a marker there. Libvips passes warnings on
 * only before it asks for further rows, so that those of the last rows are lost: with an end appended, and `failOn: "warning"`, it took
 * files that lacked a tenth. Of a picture in several scans libjpeg reads everything before the first row, and nothing is
 * lost: so what is decoded here, and thrown away, is said to have one more colour, whose scan never comes.
 *
 * All of it is held for that: 286 MB for 32 megapixels of full colour, 297 for 72 of 4:2:0 (measured). Bigger ones stay as they are.
 */
export async function withEnd(bytes: Buffer): Promise<Buffer | null> {
  if (bytes.length + EOI.length > MAX_UPLOAD_BYTES || bytes.subarray(-EOI.length).equals(EOI)) return null;
  const frame = readEndlessFrame(bytes);
  if (frame === null) return null;
  const ended = Buffer.concat([bytes, EOI]);
  const colours = coloursToAdd(frame);
  if (heldBytes(frame, colours) + COPIES * bytes.length > MAX_HELD_BYTES) return null;
  const inSeveralScans = frame.isProgressive ? ended : withColours(ended, frame, colours);
  return (await isDecodedWithoutWarning(inSeveralScans)) ? ended : null;
}

/** Two make grey into three, since libvips knows no picture of two. */
function coloursToAdd({ components, isProgressive }: JpegFrame): number {
  if (isProgressive) return 0;
  return components.length === 1 ? 2 : 1;
}

/** All coefficients at once. */
function heldBytes({ width, height, components }: JpegFrame, added: number): number {
  const [across, down] = [
    Math.max(...components.map(({ across }) => across)),
    Math.max(...components.map(({ down }) => down)),
  ];
  const samples = components.reduce((sum, each) => sum + each.across * each.down, added);
  return COEFFICIENT_BYTES * width * height * (samples / (across * down));
}

/** With more colours in the frame header, each a name that no other has, sampled as coarsely as can be (ITU T.81, B.2.2). */
function withColours(jpeg: Buffer, { at, components }: JpegFrame, added: number): Buffer {
  const end = at + 10 + 3 * components.length;
  const header = Buffer.from(jpeg.subarray(at, end));
  header.writeUInt16BE(header.readUInt16BE(2) + 3 * added, 2);
  header[9] = components.length + added;
  const names = new Set(components.map(({ id }) => id));
  const free = Array.from({ length: components.length + added }, (_, name) => name).filter((name) => !names.has(name));
  const more = free.slice(0, added).map((name) => Buffer.from([name, 0x11, 0]));
  return Buffer.concat([jpeg.subarray(0, at), header, ...more, jpeg.subarray(end)]);
}

async function isDecodedWithoutWarning(jpeg: Buffer): Promise<boolean> {
  const image = sharp(jpeg, { failOn: "warning", limitInputPixels: false }).timeout({ seconds: TIMEOUT_SECONDS });
  return image
    .resize(1, 1, { fit: "fill" })
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}
