import { describe, expect, it } from "vitest";
import { createGate } from "@/lib/images/gate";
import { ImageError } from "@/lib/images/image-error";
import { readUpload } from "@/lib/images/receive";

function upload(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request("http://ospost.test/api/uploads", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
}

describe("receiving an upload", () => {
  it("gives back every byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));
    expect((await readUpload(upload(new Uint8Array(bytes)), 70_000)).equals(bytes)).toBe(true);
  });

  it("refuses a declared length above the limit without reading", async () => {
    let pulls = 0;
    const body = new ReadableStream({ pull: () => void pulls++ }, { highWaterMark: 0 });
    await expect(readUpload(upload(body, { "content-length": "101" }), 100)).rejects.toMatchObject({
      kind: "too-large",
    });
    expect(pulls).toBe(0);
  });

  it("stops reading an overlong body as soon as it is over the limit", async () => {
    let sentBytes = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        sentBytes += 1000;
        controller.enqueue(new Uint8Array(1000));
        if (sentBytes >= 1_000_000) controller.close();
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(readUpload(upload(body), 10_000)).rejects.toBeInstanceOf(ImageError);
    expect(isCancelled).toBe(true);
    expect(sentBytes).toBeLessThan(20_000);
  });

  it("takes a body of exactly the limit, and refuses an empty one", async () => {
    expect(await readUpload(upload("12345"), 5)).toHaveLength(5);
    await expect(readUpload(upload("123456"), 5)).rejects.toMatchObject({ kind: "too-large" });
    await expect(readUpload(upload(""), 5)).rejects.toMatchObject({ kind: "empty" });
    await expect(readUpload(upload(null), 5)).rejects.toMatchObject({ kind: "empty" });
  });

  it("says the limit in plain words", () => {
    expect(new ImageError("too-large").sentence).toMatch(/^File is too large\. Photos can have up to 30 MB\./);
  });
});

describe("the gate", () => {
  it("lets two in, keeps the third waiting, and goes on after a failure", async () => {
    const inTurn = createGate(2);
    let running = 0;
    let most = 0;
    const work = (fails: boolean) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (fails) throw new Error("failed");
    };
    const all = await Promise.allSettled([true, false, true, false, false].map((fails) => inTurn(work(fails))));
    expect(all.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(most).toBe(2);
  });
});
