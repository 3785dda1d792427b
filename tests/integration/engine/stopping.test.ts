import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { tick } from "@/lib/publish/tick";
import { TIMING, type Timing } from "@/lib/publish/timing";
import { expectConsole } from "../../support/console";
import { emptyDatabase, query } from "../setup/database";
import { EngineStage, MINUTE_MS, SECOND_MS } from "./stage";

let stage: EngineStage;

beforeAll(async () => {
  stage = await EngineStage.open({ isRealTime: true });
});

afterAll(() => stage.close());

beforeEach(emptyDatabase);

/** Sleeps for real, and wakes up when it is told to stop, as the production engine does. */
function realEngine(stopAfterMs: number, timing: Partial<Timing> = {}) {
  const stop = new AbortController();
  const naps: number[] = [];
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      naps.push(ms);
      setTimeout(resolve, ms);
      stop.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  const ctx = stage.engine({
    stopAt: new Date(Date.now() + stopAfterMs),
    stopping: stop.signal,
    sleep,
    timing: { ...TIMING, ...timing },
  });
  return { ctx, stop, naps };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("a tick that is told to end", () => {
  it("gives back what waits, so that another process publishes it at its second", async () => {
    const { accountId, igUserId } = await stage.connect();
    // Far enough ahead that no machine is too busy to be told to end before that.
    const { id } = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    const first = realEngine(15 * MINUTE_MS, { keepMs: 15 * MINUTE_MS });
    const ticking = tick(first.ctx);
    await until(async () => (await stage.read(id)).containerStatus === "FINISHED");
    first.stop.abort();
    await ticking;
    expect(await stage.read(id)).toMatchObject({
      status: "scheduled",
      leaseOwner: null,
      leaseUntil: null,
      attempts: 0,
    });
    const publishAt = new Date(Date.now() + 2 * SECOND_MS);
    await getDb().post.update({ where: { id }, data: { publishAt, nextActionAt: publishAt } });
    const second = realEngine(MINUTE_MS);
    const publishing = tick(second.ctx);
    await until(async () => (await stage.read(id)).status === "published");
    second.stop.abort();
    await publishing;
    expect((await stage.read(id)).publishedAt?.getTime()).toBeGreaterThanOrEqual(publishAt.getTime());
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("claims nothing more", async () => {
    const { accountId } = await stage.connect();
    const { id } = await stage.plan(accountId);
    const { ctx, stop } = realEngine(60 * SECOND_MS);
    stop.abort();
    expect(await tick(ctx)).toMatchObject({ claimed: 0 });
    expect((await stage.read(id)).attempts).toBe(0);
  });
});

describe("a database that goes away during a tick", () => {
  it("is asked again, and the post goes out when it is back", { timeout: 40_000 }, async () => {
    expectConsole(/publish: /);
    const { accountId, igUserId } = await stage.connect();
    const url = process.env.DATABASE_URL ?? "";
    await query(url, 'ALTER TABLE "Post" RENAME TO "Away"');
    const { ctx, naps } = realEngine(15 * SECOND_MS);
    const ticking = tick(ctx);
    // It rests after each time that it has asked in vain.
    await until(async () => naps.length >= 2);
    await query(url, 'ALTER TABLE "Away" RENAME TO "Post"');
    const { id } = await stage.plan(accountId);
    expect(await ticking).toMatchObject({ published: 1 });
    expect((await stage.read(id)).status).toBe("published");
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("ends the tick with what it said when it does not come back", async () => {
    expectConsole(/publish: /);
    const url = process.env.DATABASE_URL ?? "";
    await query(url, 'ALTER TABLE "Post" RENAME TO "Away"');
    await expect(tick(realEngine(1500).ctx)).rejects.toThrow(/does not exist/);
    await query(url, 'ALTER TABLE "Away" RENAME TO "Post"');
    expect(await getDb().schedulerRun.count({ where: { finishedAt: null } })).toBe(1);
  });
});
