import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ImageError } from "@/lib/images/image-error";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { colourAt, deltaE, seenAt } from "../fixtures/photo";
import { hostileFiles, oddPhotos, SECRET } from "../fixtures/photo-hostile";

const files = await hostileFiles();
const odd = await oddPhotos();
const LONGEST_MS = 5000;
const MOST_BYTES = 300 * 1024 * 1024;

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => "accepted",
    (error: unknown) => error,
  );
}

describe("hostile files", () => {
  it.each(files)("%s is refused as %s, with a sentence, soon", async (_name, kind, bytes) => {
    const startedAt = performance.now();
    const error = await refusal(inspectOriginal(bytes));
    expect(error).toBeInstanceOf(ImageError);
    expect(error).toMatchObject({ kind, sentence: expect.stringMatching(/^[A-Z].{20,}\.$/) });
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_MS);
  });

  it("are refused by the renderer too, should one ever be stored", { timeout: 60_000 }, async () => {
    for (const [, kind, bytes] of files) {
      const error = await refusal(renderPost(bytes, { x: 0, y: 0, width: 20_000, height: 20_000, rotation: 0 }));
      expect(error).toMatchObject({ kind });
    }
  });

  it("are refused one by one in under 5 s and 300 MB above idle, in a process of their own", {
    timeout: 120_000,
  }, async () => {
    const directory = await mkdtemp(path.join(tmpdir(), "ospost-hostile-"));
    for (const [index, [, , bytes]] of files.entries()) await writeFile(path.join(directory, nameOf(index)), bytes);
    const script = path.join(import.meta.dirname, "../support/image-child.ts");
    const args = ["--conditions=react-server", "--import", "tsx", script, directory];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    await rm(directory, { recursive: true });
    const seen = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Seen);
    expect(seen.map(({ refusedAs }) => refusedAs)).toEqual(files.map(([, kind]) => kind));
    expect(Math.max(...seen.map(({ tookMs }) => tookMs))).toBeLessThan(LONGEST_MS);
    expect(Math.max(...seen.map(({ aboveIdleBytes }) => aboveIdleBytes))).toBeLessThan(MOST_BYTES);
  });
});

describe("strange photos", () => {
  it.each(odd)("%s comes in, and goes out as nothing but a photo", async (_name, bytes) => {
    const { jpeg, thumbnail, smallThumbnail } = await renderPost(bytes, {
      x: 0,
      y: 0,
      width: 480,
      height: 400,
      rotation: 0,
    });
    for (const picture of [jpeg, thumbnail, smallThumbnail]) expect(picture.includes(SECRET)).toBe(false);
    expect(deltaE(await seenAt(jpeg, 0.125, 0.125), colourAt(0.125, 0.125))).toBeLessThan(2);
    const { exif, icc, iptc, xmp } = await sharp(jpeg).metadata();
    expect([exif, icc, iptc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

type Seen = { name: string; refusedAs: string | null; tookMs: number; aboveIdleBytes: number };

function nameOf(index: number): string {
  return String(index).padStart(3, "0");
}
