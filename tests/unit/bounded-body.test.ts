import { describe, expect, it } from "vitest";
import { BodyError, type BodyTrouble, boundedBody } from "@/lib/http/bounded-body";

/** A body that hands out `chunks` and then ends, or goes on as `then` says. */
function bodyOf(chunks: number[], then: "ends" | "stalls" | "breaks" = "ends") {
  const seen = { pulls: 0 };
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.pulls += 1;
        const next = left.shift();
        if (next !== undefined) controller.enqueue(new Uint8Array(next).fill(seen.pulls));
        else if (then === "ends") controller.close();
        else if (then === "breaks") controller.error(new Error("aborted"));
        else return new Promise<void>(() => undefined);
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

const BOUNDS = { maxBytes: 100, stallMs: 50 };

async function take(body: ReadableStream<Uint8Array> | null, bytes: number | null): Promise<number> {
  let got = 0;
  for await (const chunk of boundedBody(body, { ...BOUNDS, bytes })) got += chunk.byteLength;
  return got;
}

const expectTrouble = (taking: Promise<unknown>, trouble: BodyTrouble) =>
  expect(taking).rejects.toMatchObject({ name: "BodyError", trouble });

describe("the body of an upload", () => {
  it("is handed on whole, and is not read before it is asked for", async () => {
    const { body, seen } = bodyOf([3, 4, 3]);
    const chunks = boundedBody(body, { ...BOUNDS, bytes: 10 });
    expect(seen.pulls).toBe(0);
    const first = await chunks.next();
    expect([seen.pulls, first.value]).toEqual([1, new Uint8Array([1, 1, 1])]);
    let rest = 0;
    for await (const chunk of chunks) rest += chunk.byteLength;
    expect(rest).toBe(7);
  });

  it("ends with the first byte too many", async () => {
    await expectTrouble(take(bodyOf([5, 5, 1]).body, 10), "too-long");
    await expectTrouble(take(bodyOf([50, 50, 1]).body, null), "too-long");
    expect(await take(bodyOf([50, 50]).body, null)).toBe(100);
  });

  it("is none when a byte is missing, or all of them", async () => {
    await expectTrouble(take(bodyOf([5, 4]).body, 10), "too-short");
    await expectTrouble(take(bodyOf([]).body, null), "too-short");
    await expectTrouble(take(null, null), "too-short");
  });

  it("is none when the sender hangs up or falls silent", async () => {
    await expectTrouble(take(bodyOf([5], "breaks").body, 10), "cut-off");
    await expectTrouble(take(bodyOf([5], "stalls").body, 10), "stalled");
  });

  it("is read to its end, and kept by nobody, when whoever wanted it gives up: the sender hears the answer then", async () => {
    const { body, seen } = bodyOf([5, 5, 5]);
    await expect(
      (async () => {
        for await (const _chunk of boundedBody(body, { ...BOUNDS, bytes: 15 })) throw new Error("the disk is full");
      })(),
    ).rejects.not.toBeInstanceOf(BodyError);
    await expect.poll(() => seen.pulls).toBe(4);
  });
});
