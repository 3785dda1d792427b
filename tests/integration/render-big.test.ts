import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { renderPost } from "@/lib/images/render";
import { colourAt, deltaE, seenAt, squares } from "../fixtures/photo";

const MOST_BYTES = 300 * 1024 * 1024;
const TIMEOUT_MS = 120_000;
const [WIDTH, HEIGHT] = [8064, 6048];
const big = squares(WIDTH / 8, HEIGHT / 8).resize(WIDTH, HEIGHT, { kernel: "nearest" });
const webp = big.clone().webp({ lossless: true, effort: 0 }).toBuffer();

it("makes a WebP of 48 megapixels smaller on the way, and cuts out what the frame shows", {
  timeout: TIMEOUT_MS,
}, async () => {
  const original = await webp;
  const whole = await renderPost(original, { x: 0, y: 0, width: WIDTH, height: HEIGHT, rotation: 0 });
  expect([whole.width, whole.height]).toEqual([1440, 1080]);
  expect(deltaE(await seenAt(whole.jpeg, 0.375, 0.625), colourAt(0.375, 0.625))).toBeLessThan(2);
  // Small enough that memory, not the result, decides how fine it is read: still the same place, to the pixel.
  const frame = { x: WIDTH / 2 - 300, y: HEIGHT / 2 - 300, width: 600, height: 600, rotation: 0 };
  const { jpeg, width } = await renderPost(original, frame);
  expect(width).toBe(600);
  for (const [x, y] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const)
    expect(
      deltaE(await seenAt(jpeg, 0.5 + x * 0.007, 0.5 + y * 0.007), colourAt(0.5 + x * 0.1, 0.5 + y * 0.1)),
    ).toBeLessThan(4);
});

it("takes other kinds of picture that pass the limits in under 300 MB above idle", {
  timeout: TIMEOUT_MS,
}, async () => {
  const files = {
    "lossless.webp": await webp,
    "progressive.jpg": await big.clone().jpeg({ progressive: true }).toBuffer(),
    "full.avif": await squares(3700, 3000).avif({ effort: 0, bitdepth: 10, chromaSubsampling: "4:4:4" }).toBuffer(),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const { refusedAs, aboveIdleBytes } = await inspectAlone(name, bytes);
    expect([name, refusedAs]).toEqual([name, null]);
    expect(aboveIdleBytes).toBeLessThan(MOST_BYTES);
  }
});

it.each([
  [8, "4:2:0"],
  [8, "4:4:4"],
  [10, "4:2:0"],
  [10, "4:4:4"],
] as const)(
  "takes an AVIF of 24 megapixels in %i bits and %s in under 27 bytes for each pixel",
  {
    timeout: TIMEOUT_MS,
  },
  async (bitdepth, chromaSubsampling) => {
    const photo = squares(1500, 1000).resize(6000, 4000, { kernel: "nearest" });
    const bytes = await photo.avif({ effort: 0, bitdepth, chromaSubsampling }).toBuffer();
    const { refusedAs, aboveIdleBytes } = await inspectAlone("full.avif", bytes);
    expect(refusedAs).toBeNull();
    expect(aboveIdleBytes).toBeLessThan(24_000_000 * 27);
  },
);

/** In a process of its own: what one picture frees is not what the next one is measured against. */
async function inspectAlone(
  name: string,
  bytes: Buffer,
): Promise<{ refusedAs: string | null; aboveIdleBytes: number }> {
  const directory = await mkdtemp(path.join(tmpdir(), "ospost-big-"));
  await writeFile(path.join(directory, name), bytes);
  const script = path.join(import.meta.dirname, "../support/image-child.ts");
  const args = ["--conditions=react-server", "--import", "tsx", script, directory];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  await rm(directory, { recursive: true });
  return JSON.parse(stdout);
}
