import { describe, expect, it } from "vitest";
import { inspectOriginal } from "@/lib/images/render";
import { inLane } from "@/lib/images/render/lanes";
import { renderPreview } from "@/lib/images/render-preview";
import { avifHeader } from "../fixtures/avif-header";
import { heicOf } from "../fixtures/heic";
import { ispe } from "../fixtures/iso-box";
import { squares } from "../fixtures/photo";

const anna = { person: "anna" };
const bob = { person: "bob" };

describe("pictures of several people at once", () => {
  it("keeps no JPEG waiting behind HEICs, neither somebody else's nor one's own", async () => {
    const [heic, jpeg] = [heicOf(), await squares(480, 400).jpeg().toBuffer()];
    const done: string[] = [];
    const note = (name: string, work: Promise<unknown>) => work.then(() => done.push(name));
    await Promise.all([
      ...[1, 2, 3, 4].map((count) => note(`heic ${count}`, inspectOriginal(heic, anna))),
      note("own jpeg", inspectOriginal(jpeg, anna)),
      note("jpeg", inspectOriginal(jpeg, bob)),
      note("preview", renderPreview(jpeg, bob)),
    ]);
    const second = done.indexOf("heic 2");
    for (const name of ["own jpeg", "jpeg", "preview"]) expect(done.indexOf(name)).toBeLessThan(second);
    expect(done).toHaveLength(7);
  });

  it("does not begin with a HEIC whose owner has stopped waiting", async () => {
    const leaving = new AbortController();
    const threads: unknown[] = [];
    const count = (worker: unknown) => threads.push(worker);
    process.on("worker", count);
    const first = inspectOriginal(heicOf(), anna);
    const second = inspectOriginal(heicOf(), { ...bob, signal: leaving.signal });
    leaving.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError" });
    await first;
    process.off("worker", count);
    expect(threads).toHaveLength(1);
  });

  it("decodes no two big AVIFs at once, nor one beside a HEIC, and lets others pass them", async () => {
    const avif = (width: number, height: number) =>
      avifHeader({ primary: 1, properties: [ispe(width, height)], of: { 1: [1] } });
    const [big, small] = [avif(6000, 4000), avif(4000, 2700)];
    const begun: string[] = [];
    const finish: (() => void)[] = [];
    const start = (lane: "picture" | "preview", bytes: Buffer, name: string) =>
      inLane(lane, bytes, anna, () => {
        begun.push(name);
        return new Promise<void>((resolve) => finish.push(resolve));
      });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    const first = start("picture", big, "big");
    await settle();
    const others = [
      start("preview", big, "its preview"),
      start("picture", heicOf(), "heic"),
      start("picture", small, "small"),
      start("picture", small, "another"),
    ];
    for (const together of [["big", "small"], ["another", "its preview"], ["heic"]]) {
      await settle();
      expect(begun.splice(0).sort()).toEqual(together);
      for (const end of finish.splice(0)) end();
    }
    await Promise.all([first, ...others]);
  });
});
