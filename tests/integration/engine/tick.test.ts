import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { tick } from "@/lib/publish/tick";
import { TIMING } from "@/lib/publish/timing";
import { EngineStage, SECOND_MS } from "./stage";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open({ isRealTime: true });
});
afterAll(() => stage.close());

/** The real clock, with the wait before the first look at a container shortened so that two seconds are enough. */
function realEngine(windowMs: number) {
  const timing = { ...TIMING, firstStatusReadMs: 200, permalinkDelayMs: 0 };
  return stage.engine({ sleep, timing, stopAt: new Date(Date.now() + windowMs) });
}

describe("one tick", () => {
  it("sleeps to the exact time of each post in its window, however many ticks run", async () => {
    const accounts = await Promise.all(Array.from({ length: 8 }, () => stage.connect()));
    const posts = await Promise.all(
      accounts.map(({ accountId }, index) => stage.plan(accountId, { inMs: 2 * SECOND_MS + index * 100 })),
    );
    const tallies = await Promise.all([tick(realEngine(4 * SECOND_MS)), tick(realEngine(4 * SECOND_MS))]);
    expect(tallies.reduce((sum, tally) => sum + tally.published, 0)).toBe(8);
    expect(tallies.every((tally) => tally.errors === 0)).toBe(true);
    for (const [index, { igUserId }] of accounts.entries()) {
      const media = await stage.live(igUserId);
      expect(media).toHaveLength(1);
      const latenessMs = Date.parse(media[0]?.reachedAt ?? "") - (posts[index]?.publishAt.getTime() ?? 0);
      expect(latenessMs).toBeGreaterThanOrEqual(0);
      expect(latenessMs).toBeLessThan(SECOND_MS);
    }
  });

  it("sees a post that was scheduled after it began", async () => {
    const { accountId, igUserId } = await stage.connect();
    const running = tick(realEngine(7 * SECOND_MS));
    await expect.poll(() => getDb().schedulerRun.count({ where: { finishedAt: null } })).toBe(1);
    await stage.plan(accountId, { inMs: 0 });
    await running;
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("writes down what it did", async () => {
    const { accountId } = await stage.connect();
    await stage.plan(accountId, { inMs: 0 });
    await tick(realEngine(2 * SECOND_MS));
    const run = await getDb().schedulerRun.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
    expect(run).toMatchObject({ claimed: 1, published: 1, failed: 0 });
    expect(run.finishedAt).not.toBeNull();
  });
});
