import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb, type Prisma } from "@/lib/db/client";
import { reorderScheduled } from "@/lib/db/reorder";
import { claimPosts } from "@/lib/db/system/claim";
import { storePublishIntents } from "@/lib/db/system/publish-intent";
import { storeStep } from "@/lib/db/system/store";
import { TIMING } from "@/lib/publish/timing";
import {
  applyRetimes,
  comparePlanned,
  type Planned,
  type Retime,
  retimesOf,
  undoRetimes,
} from "@/lib/schedule/reorder";
import { emptyDatabase } from "./setup/database";

const HOUR_MS = 3_600_000;
const now = new Date("2026-11-24T12:00:00.000Z");
const hoursAhead = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);

let userId = "";
let accountId = "";

beforeEach(async () => {
  await emptyDatabase();
  const id = randomBytes(6).toString("hex");
  const account = await getDb().instagramAccount.create({
    data: {
      igUserId: "1",
      username: "ada",
      name: "Ada",
      pageId: "2",
      pageName: "Ada",
      pageTokenCipher: "x",
      user: { create: { facebookId: id, name: "Ada" } },
    },
  });
  ({ userId, id: accountId } = account);
});

async function plan(hours: number, more: Partial<Prisma.PostUncheckedCreateInput> = {}): Promise<string> {
  const publishAt = hoursAhead(hours);
  const nextActionAt = new Date(publishAt.getTime() - TIMING.prepareAheadMs);
  const data = { accountId, status: "scheduled", publishAt, nextActionAt, ...more } as const;
  return (await getDb().post.create({ data, select: { id: true } })).id;
}

/** Everything about the plan that must be the same after an undo. */
async function readPlan() {
  const posts = await getDb().post.findMany({
    where: { accountId, status: "scheduled" },
    select: { id: true, publishAt: true, nextActionAt: true, status: true },
    orderBy: [{ publishAt: "asc" }, { id: "asc" }],
  });
  return posts.map((post) => ({ ...post, publishAt: post.publishAt?.toISOString() ?? "" }));
}

const send = (retimes: Retime[], by = userId) => reorderScheduled(by, accountId, retimes, now);
const movesOf = (posts: Planned[], from: number, to: number) => retimesOf(posts, posts[from]?.id ?? "", to);

describe("moving a post", () => {
  it("gives it the place, shifts those between, and is undone exactly", async () => {
    for (const hours of [1, 2, 3, 4, 5]) await plan(hours);
    const before = await readPlan();
    const retimes = movesOf(before, 3, 1);
    expect(await send(retimes)).toBe("moved");
    const after = await readPlan();
    expect(after.map(({ id }) => id)).toEqual([0, 3, 1, 2, 4].map((index) => before[index]?.id));
    expect(after.map(({ publishAt }) => publishAt)).toEqual(before.map(({ publishAt }) => publishAt));
    expect(await send(undoRetimes(retimes))).toBe("moved");
    expect(await readPlan()).toEqual(before);
  });

  it("touches nothing beyond the two places, and notes each move in the timeline", async () => {
    for (const hours of [1, 2, 3, 4]) await plan(hours);
    const before = await readPlan();
    await send(movesOf(before, 1, 2));
    const events = await getDb().postEvent.findMany({ select: { postId: true, kind: true } });
    const ids = [before[1]?.id, before[2]?.id].sort();
    expect(events.map(({ postId }) => postId).sort()).toEqual(ids);
    const revised = await getDb().post.findMany({ where: { revision: 1 }, select: { id: true } });
    expect(revised.map(({ id }) => id).sort()).toEqual(ids);
  });

  it("is refused for somebody else's account, and for times that are not the plan's", async () => {
    for (const hours of [1, 2]) await plan(hours);
    const before = await readPlan();
    const retimes = movesOf(before, 0, 1);
    const other = await getDb().user.create({ data: { facebookId: "other", name: "Eve" } });
    expect(await send(retimes, other.id)).toBe("changed-meanwhile");
    const late = hoursAhead(9).toISOString();
    expect(await send(retimes.map((retime) => ({ ...retime, to: late })))).toBe("changed-meanwhile");
    expect(await readPlan()).toEqual(before);
  });

  it("is refused when a post was added, removed, edited or sent between the two places meanwhile", async () => {
    for (const hours of [1, 3, 5]) await plan(hours);
    const seen = movesOf(await readPlan(), 0, 2);
    const added = await plan(2);
    expect(await send(seen)).toBe("changed-meanwhile");
    await getDb().post.delete({ where: { id: added } });
    const middle = seen[1]?.id ?? "";
    for (const data of [
      { publishAt: hoursAhead(3.5) },
      { publishAt: hoursAhead(3), status: "draft" as const, nextActionAt: null },
      { status: "publishing" as const, nextActionAt: now },
    ]) {
      await getDb().post.update({ where: { id: middle }, data });
      const before = await readPlan();
      expect(await send(seen)).toBe("changed-meanwhile");
      expect(await readPlan()).toEqual(before);
    }
    await getDb().post.update({ where: { id: middle }, data: { status: "scheduled" } });
    expect(await send(seen)).toBe("moved");
  });

  it("leaves a post within a minute of its time, and everything past it, where it is", async () => {
    await plan(50 / 3600);
    await plan(1);
    await plan(2);
    const before = await readPlan();
    expect(await send(movesOf(before, 2, 0))).toBe("not-movable");
    expect(await send(movesOf(before, 0, 1))).toBe("not-movable");
    expect(await readPlan()).toEqual(before);
    expect(await send(movesOf(before, 2, 1))).toBe("moved");
  });

  it("keeps a prepared container for a near time and forgets one that would be outlived", async () => {
    const made = { creationId: "c1", containerStatus: "FINISHED", containerCreatedAt: now, containersMade: 1 };
    const prepared = await plan(0.2, made);
    await plan(2);
    await plan(40);
    const [near, far] = [movesOf(await readPlan(), 0, 1), 2];
    await send(near);
    const read = () => getDb().post.findUniqueOrThrow({ where: { id: prepared } });
    expect(await read()).toMatchObject({ ...made, publishAt: hoursAhead(2) });
    await send(movesOf(await readPlan(), 1, far));
    const gone = { creationId: null, containerStatus: null, containerCreatedAt: null, containersMade: 0 };
    expect(await read()).toMatchObject({ ...gone, publishAt: hoursAhead(40) });
  });

  it("takes a post from a worker, whose next write and whose publish then fail", async () => {
    const held = await plan(0.1);
    await plan(3);
    const [job] = await claimPosts({ owner: "w", now, until: hoursAhead(1), leaseMs: 90_000, limit: 1, postId: held });
    expect(job?.id).toBe(held);
    expect(await send(movesOf(await readPlan(), 0, 1))).toBe("moved");
    expect(await storeStep(held, "w", { creationId: "late" }, null)).toBe("lease-lost");
    const intent = { sentAt: now, leaseUntil: hoursAhead(1) };
    expect(await storePublishIntents("w", [held], intent)).toEqual(new Set());
    expect(await getDb().post.findUniqueOrThrow({ where: { id: held } })).toMatchObject({
      creationId: null,
      attempts: 0,
    });
  });
});

describe("two browsers at once", () => {
  const chance = fc.record({
    one: fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })),
    other: fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })),
  });

  it("ends in one of the two legal orders, never in a mix", async () => {
    for (let hours = 1; hours <= 8; hours++) await plan(hours);
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(chance, async ({ one, other }) => {
        const before = await readPlan();
        const asked = [movesOf(before, ...one), movesOf(before, ...other)].filter((retimes) => retimes.length > 0);
        const results = await Promise.all(asked.map((retimes) => send(retimes)));
        outcomes.add([...results].sort().join("+"));
        // Applied one after the other; the second counts only when its answer was that it did.
        const kept = asked.filter((_, index) => results[index] === "moved");
        const legal = kept.reduce<Planned[]>((posts, retimes) => applyRetimes(posts, retimes), before);
        const after = await readPlan();
        expect(after.map(({ id, publishAt }) => ({ id, publishAt }))).toEqual(
          legal.map(({ id, publishAt }) => ({ id, publishAt })).sort(comparePlanned),
        );
        if (asked.length > 0) expect(results).toContain("moved");
      }),
      { numRuns: 60 },
    );
    // Both ways of ending have been seen: apart from each other, and in each other's way.
    expect(outcomes).toContain("moved+moved");
    expect(outcomes).toContain("changed-meanwhile+moved");
  });

  it("keeps every time and every post while many move at random", async () => {
    for (let hours = 1; hours <= 12; hours++) await plan(hours);
    const before = await readPlan();
    const browser = async (seed: number) => {
      for (let turn = 0; turn < 10; turn++) {
        const posts = await readPlan();
        await send(movesOf(posts, (seed * 7 + turn * 5) % 12, (seed * 3 + turn * 11) % 12));
      }
    };
    await Promise.all([1, 2, 3, 4].map(browser));
    const after = await readPlan();
    expect(after.map(({ publishAt }) => publishAt)).toEqual(before.map(({ publishAt }) => publishAt));
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });
});
