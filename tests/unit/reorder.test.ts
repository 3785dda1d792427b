import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyRetimes,
  comparePlanned,
  isPermutation,
  type Planned,
  reorder,
  retimesOf,
  undoRetimes,
} from "@/lib/schedule/reorder";

const T0 = Date.UTC(2026, 11, 1);

/** Plans of up to 40 posts; few different times, so that some share one. */
const plans = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.integer({ min: 0, max: 30 })), {
    minLength: 2,
    maxLength: 40,
    selector: ([id]) => id,
  })
  .map((posts): Planned[] =>
    posts.map(([id, hour]) => ({ id, publishAt: new Date(T0 + hour * 3_600_000).toISOString() })).sort(comparePlanned),
  );
const moves = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.boolean()), { maxLength: 25 });

function timesOf(plan: readonly Planned[]): string[] {
  return plan.map((post) => post.publishAt).sort();
}

/** One move as the screen makes it: from a list that is shown either way round. */
function move(plan: Planned[], [which, to, isReversed]: [number, number, boolean]) {
  const shown = isReversed ? plan.toReversed() : plan;
  const movedId = shown[which % shown.length]?.id ?? "";
  const retimes = retimesOf(shown, movedId, to % shown.length);
  return { retimes, after: applyRetimes(plan, retimes) };
}

describe("any sequence of moves", () => {
  it("keeps the set of times, loses no post and doubles none", () => {
    fc.assert(
      fc.property(plans, moves, (plan, list) => {
        const end = list.reduce((before, each) => move(before, each).after, plan);
        expect(timesOf(end)).toEqual(timesOf(plan));
        expect(end.map(({ id }) => id).sort()).toEqual(plan.map(({ id }) => id).sort());
      }),
    );
  });

  it("is undone step by step, to the exact time of every post", () => {
    fc.assert(
      fc.property(plans, moves, (plan, list) => {
        const done: ReturnType<typeof retimesOf>[] = [];
        let now = plan;
        for (const each of list) {
          const { retimes, after } = move(now, each);
          done.push(retimes);
          now = after;
        }
        for (const retimes of done.toReversed()) now = applyRetimes(now, undoRetimes(retimes));
        expect(now).toEqual(plan);
      }),
    );
  });
});

describe("one move", () => {
  it("asks for the posts between its two places and for nothing else", () => {
    fc.assert(
      fc.property(plans, moves, (plan, [each]) => {
        if (each === undefined) return;
        const { retimes, after } = move(plan, each);
        if (retimes.length === 0) {
          expect(after).toEqual(plan);
          return;
        }
        expect(isPermutation(retimes)).toBe(true);
        const asked = new Set(retimes.map(({ id }) => id));
        const places = plan.flatMap((post, index) => (asked.has(post.id) ? [index] : []));
        expect(places.at(-1) ?? 0).toBe((places[0] ?? 0) + retimes.length - 1);
        for (const post of plan) if (!asked.has(post.id)) expect(after).toContainEqual(post);
      }),
    );
  });

  it("gives the post the time of the place it takes, whichever way round the list is shown", () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.boolean(), (plan, which, to, isReversed) => {
        const shown = isReversed ? plan.toReversed() : plan;
        const moved = shown[which % shown.length];
        const place = to % shown.length;
        const after = applyRetimes(plan, retimesOf(shown, moved?.id ?? "", place));
        expect(after.find(({ id }) => id === moved?.id)?.publishAt).toBe(shown[place]?.publishAt);
      }),
    );
  });

  it("asks for nothing between posts of the same instant", () => {
    const at = new Date(T0).toISOString();
    const plan = ["a", "b", "c"].map((id) => ({ id, publishAt: at }));
    expect(retimesOf(plan, "c", 0)).toEqual([]);
    expect(reorder(plan, "c", 0).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });
});

describe("isPermutation", () => {
  const at = (hour: number) => new Date(T0 + hour * 3_600_000).toISOString();

  it("takes only times that are there, each as often, and no post twice", () => {
    expect(
      isPermutation([
        { id: "a", from: at(1), to: at(2) },
        { id: "b", from: at(2), to: at(1) },
      ]),
    ).toBe(true);
    expect(
      isPermutation([
        { id: "a", from: at(1), to: at(2) },
        { id: "b", from: at(2), to: at(3) },
      ]),
    ).toBe(false);
    expect(
      isPermutation([
        { id: "a", from: at(1), to: at(2) },
        { id: "b", from: at(2), to: at(2) },
      ]),
    ).toBe(false);
    expect(
      isPermutation([
        { id: "a", from: at(1), to: at(2) },
        { id: "a", from: at(2), to: at(1) },
      ]),
    ).toBe(false);
  });
});
