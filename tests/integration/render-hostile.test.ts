import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ImageError } from "@/lib/images/image-error";
import { inspectOriginal, renderPost } from "@/lib/images/render";
import { hostileFiles } from "../fixtures/photo-hostile";

const files = await hostileFiles();
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
      const error = await refusal(renderPost(bytes, { x: 0, y: 0, width: 20_000, height: 20_000 }));
      expect(error).toMatchObject({ kind });
    }
  });

  it("do not eat the memory", { timeout: 60_000 }, async () => {
    const idleBytes = process.memoryUsage.rss();
    let mostBytes = idleBytes;
    let isDone = false;
    const watching = (async () => {
      while (!isDone) {
        mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
        await setImmediate();
      }
    })();
    await Promise.all(files.map(([, , bytes]) => refusal(inspectOriginal(bytes))));
    isDone = true;
    await watching;
    expect(mostBytes - idleBytes).toBeLessThan(MOST_BYTES);
  });
});
