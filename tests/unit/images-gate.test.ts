import { describe, expect, it } from "vitest";
import { createGate } from "@/lib/images/gate";

const anna = { person: "anna" };
const bob = { person: "bob" };

/** Work that says when it begins and ends when it is told to. */
function bench(places: number) {
  const inTurn = createGate(places);
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const start = (turn: { person: string; signal?: AbortSignal }, name: string) =>
    inTurn(turn, () => {
      begun.push(name);
      return new Promise<string>((resolve) => finish.set(name, () => resolve(name)));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    await settle();
    finish.get(name)?.();
    await settle();
  };
  return { start, end, begun };
}

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
    const all = await Promise.allSettled([true, false, true, false, false].map((fails) => inTurn(anna, work(fails))));
    expect(all.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(most).toBe(2);
  });

  it("goes on after work that throws before it promises anything", async () => {
    const inTurn = createGate(1);
    const failing = inTurn(anna, () => {
      throw new Error("failed");
    });
    await expect(failing).rejects.toThrow("failed");
    expect(await inTurn(bob, async () => "done")).toBe("done");
  });

  it("takes turns between people, however much one of them has brought", async () => {
    const { start, end, begun } = bench(1);
    for (const name of ["a1", "a2", "a3", "a4"]) void start(anna, name);
    for (const name of ["b1", "b2"]) void start(bob, name);
    void start({ person: "cleo" }, "c1");
    const order = ["a1", "a2", "b1", "c1", "a3", "b2", "a4"];
    for (const name of order) await end(name);
    expect(begun).toEqual(order);
  });

  it("gives a free place to whoever has none yet", async () => {
    const { start, end, begun } = bench(2);
    for (const name of ["a1", "a2", "a3", "a4"]) void start(anna, name);
    void start(bob, "b1");
    await end("a1");
    expect(begun).toEqual(["a1", "a2", "b1"]);
    void start(bob, "b2");
    await end("b1");
    expect(begun.at(-1)).toBe("b2");
  });

  it("forgets whoever gives up waiting, and what they wanted is never done", async () => {
    const { start, end, begun } = bench(1);
    const leaving = new AbortController();
    void start(anna, "a1");
    const given = start({ ...anna, signal: leaving.signal }, "a2");
    const last = start(bob, "b1");
    leaving.abort(new Error("gone"));
    await expect(given).rejects.toThrow("gone");
    await expect(start({ ...bob, signal: leaving.signal }, "b0")).rejects.toThrow("gone");
    await end("a1");
    await end("b1");
    expect(await last).toBe("b1");
    expect(begun).toEqual(["a1", "b1"]);
  });

  it("lets work that has begun go on when its caller leaves, and its place be taken only afterwards", async () => {
    const { start, end, begun } = bench(1);
    const leaving = new AbortController();
    const work = start({ ...anna, signal: leaving.signal }, "a1");
    void start(bob, "b1");
    await Promise.resolve();
    leaving.abort();
    expect(begun).toEqual(["a1"]);
    await end("a1");
    expect(await work).toBe("a1");
    expect(begun).toEqual(["a1", "b1"]);
  });
});
