import { mkdtemp, readdir, readlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createDiskStorage } from "@/lib/storage/disk";
import { newKey } from "@/lib/storage/keys";
import { serveMedia } from "@/lib/storage/serve";

const BODY = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256));
const rendition = newKey("renditions", "jpg");
const original = newKey("originals", "jpg");
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ospost-media-"));
  const storage = createDiskStorage({ directory, appUrl: "https://ospost.test" });
  await storage.put(rendition, BODY, "image/jpeg");
  await storage.put(original, BODY, "image/jpeg");
});

function ask(key: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  return serveMedia(new Request(`https://ospost.test/media/${key}`, { method, headers }), key, directory);
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe("serving pictures from the disk", () => {
  it("sends a rendition whole, typed, measured, and to be kept for ever", async () => {
    const response = await ask(rendition);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": String(BODY.length),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "accept-ranges": "bytes",
      etag: expect.stringMatching(/^"[\w-]+"$/),
    });
    expect((await bytesOf(response)).equals(BODY)).toBe(true);
  });

  it("answers HEAD like GET, without the bytes", async () => {
    const response = await ask(rendition, {}, "HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe(String(BODY.length));
    expect(await bytesOf(response)).toHaveLength(0);
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=100-199", 100, 199],
    ["bytes=199990-", 199_990, 199_999],
    ["bytes=199990-999999", 199_990, 199_999],
    ["bytes=-10", 199_990, 199_999],
    ["bytes=-999999", 0, 199_999],
  ])("sends the part %s", async (range, start, end) => {
    const response = await ask(rendition, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end}/200000`);
    expect(response.headers.get("content-length")).toBe(String(end - start + 1));
    expect((await bytesOf(response)).equals(BODY.subarray(start, end + 1))).toBe(true);
  });

  it.each(["bytes=200000-", "bytes=300000-400000", "bytes=-0"])("says 416 to %s", async (range) => {
    const response = await ask(rendition, { range });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */200000");
  });

  it.each(["bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b"])(
    "sends all of it for %s",
    async (range) => {
      const response = await ask(rendition, { range });
      expect(response.status).toBe(200);
      expect(await bytesOf(response)).toHaveLength(BODY.length);
    },
  );

  it("sends nothing again to who has it, and a part only of the same file", async () => {
    const etag = (await ask(rendition, {}, "HEAD")).headers.get("etag") ?? "";
    expect((await ask(rendition, { "if-none-match": `"other", W/${etag}` })).status).toBe(304);
    expect(await bytesOf(await ask(rendition, { range: "bytes=0-9", "if-range": etag }))).toHaveLength(10);
    expect(await bytesOf(await ask(rendition, { range: "bytes=0-9", "if-range": '"other"' }))).toHaveLength(
      BODY.length,
    );
  });

  it.each([
    original,
    newKey("renditions", "jpg"),
    "renditions",
    "renditions/",
    `renditions/../${original}`,
    `../${rendition}`,
    "renditions/%2e%2e/x.jpg",
  ])("does not show %s, and lets nobody cache that", async (key) => {
    const response = await serveMedia(new Request("https://ospost.test/media/x"), key, directory);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.runIf(process.platform === "linux")(
    "closes the file when the reader goes away, and when there is nothing to send",
    async () => {
      const openBefore = await countOpenFiles();
      for (let round = 0; round < 20; round += 1) {
        const reader = (await ask(rendition)).body?.getReader();
        await reader?.read();
        await reader?.cancel();
        await ask(rendition, {}, "HEAD");
        await ask(rendition, { range: "bytes=999999-" });
      }
      await vi.waitFor(async () => expect(await countOpenFiles()).toBeLessThanOrEqual(openBefore));
    },
  );
});

/** Of our pictures only; the test runner opens and closes files of its own. */
async function countOpenFiles(): Promise<number> {
  const descriptors = await readdir("/proc/self/fd");
  const targets = await Promise.all(descriptors.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")));
  return targets.filter((target) => target.startsWith(directory)).length;
}
