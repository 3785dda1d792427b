import { describe, expect, it } from "vitest";
import { createGate } from "@/lib/images/gate";

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
