import { describe, expect, it } from "vitest";
import { canTransition, type PostStatus, TRANSITIONS } from "@/lib/publish/machine";
import { type EnginePost, firstActionAt, nextStep, retryDelayMs } from "@/lib/publish/next-step";
import { TIMING } from "@/lib/publish/timing";

const minute = 60_000;
const publishAt = new Date("2026-11-24T18:30:00Z");
const before = (ms: number) => new Date(publishAt.getTime() - ms);
const after = (ms: number) => new Date(publishAt.getTime() + ms);

const scheduled: EnginePost = {
  status: "scheduled",
  publishAt,
  creationId: null,
  containerStatus: null,
  containerCreatedAt: null,
  containersMade: 0,
  publishSentAt: null,
  publishCalls: 0,
  unclearSince: null,
  permalink: null,
  attempts: 1,
  failureKind: null,
  accountHeldAt: null,
  accountThrottledUntil: null,
};
const prepared: EnginePost = {
  ...scheduled,
  creationId: "178",
  containerStatus: "IN_PROGRESS",
  containerCreatedAt: before(15 * minute),
  containersMade: 1,
};
const finished: EnginePost = { ...prepared, containerStatus: "FINISHED" };
const step = (post: Partial<EnginePost>, now: Date, base: EnginePost = scheduled) =>
  nextStep({ ...base, ...post }, now, TIMING);

describe("nextStep", () => {
  it("leaves drafts, failed and unconfirmed posts alone", () => {
    for (const status of ["draft", "failed", "unconfirmed"] as const)
      expect(step({ status }, after(0)).kind).toBe("Done");
  });

  it("waits until 15 minutes before the time, then makes the container", () => {
    expect(step({}, before(15 * minute + 1))).toEqual({ kind: "WaitUntil", at: before(15 * minute), why: "prepare" });
    expect(step({}, before(15 * minute)).kind).toBe("CreateContainer");
  });

  it("awaits a container that is in progress", () => {
    expect(step({}, before(14 * minute), prepared).kind).toBe("AwaitContainer");
  });

  it("waits for the very instant with a finished container, and publishes at it", () => {
    expect(step({}, before(1), finished)).toEqual({ kind: "WaitUntil", at: publishAt, why: "due" });
    expect(step({}, publishAt, finished).kind).toBe("Publish");
  });

  it("makes a fresh container when the old one failed, ran out, is stuck, or would not live long enough", () => {
    for (const containerStatus of ["ERROR", "EXPIRED"]) {
      expect(step({ containerStatus }, before(minute), prepared).kind).toBe("CreateContainer");
    }
    expect(step({}, before(5 * minute), prepared).kind).toBe("CreateContainer");
    expect(step({ containerCreatedAt: before(24 * 60 * minute) }, before(minute), finished).kind).toBe(
      "CreateContainer",
    );
  });

  it("gives up after four containers", () => {
    const post = { containersMade: 4, containerStatus: "ERROR" };
    expect(step(post, before(minute), prepared)).toEqual({ kind: "GiveUp", reason: "containers" });
  });

  it("gives up a post that has killed whoever worked on it, eight times in a row", () => {
    expect(step({ attempts: TIMING.maxAttempts }, after(0), finished)).toEqual({ kind: "GiveUp", reason: "attempts" });
  });

  it("does not send the same container for ever, whatever it waits for", () => {
    const post = { publishCalls: 4, failureKind: "operator" };
    expect(step(post, after(minute), finished)).toEqual({ kind: "GiveUp", reason: "publishes" });
  });

  it("does not send the same container for ever", () => {
    expect(step({ publishCalls: 4 }, after(minute), finished)).toEqual({ kind: "GiveUp", reason: "publishes" });
  });

  it("reads up on a post whose publish call was sent, however late, held or throttled it is", () => {
    const sent = { status: "publishing", publishSentAt: publishAt } as const;
    const trouble = { accountHeldAt: publishAt, accountThrottledUntil: after(60 * minute), attempts: 99 };
    expect(step({ ...sent, ...trouble }, after(48 * 60 * minute), finished).kind).toBe("Reconcile");
  });

  it("reads the address of a published post and then is done", () => {
    const live = { status: "published" } as const;
    expect(step(live, after(1), finished).kind).toBe("ReadPermalink");
    expect(step({ ...live, permalink: "https://www.instagram.com/p/x/" }, after(1), finished).kind).toBe("Done");
  });

  it("does not publish by itself six hours late", () => {
    expect(step({}, after(6 * 60 * minute - 1), finished).kind).toBe("Publish");
    expect(step({}, after(6 * 60 * minute), finished)).toEqual({ kind: "GiveUp", reason: "late" });
  });

  it("parks the posts of a held account until they would be too late", () => {
    const wait = { kind: "WaitUntil", at: after(6 * 60 * minute), why: "held" };
    expect(step({ accountHeldAt: before(minute) }, publishAt, finished)).toEqual(wait);
  });

  it("waits while Meta wants calm, but never beyond the late rule", () => {
    const until = after(30 * minute);
    expect(step({ accountThrottledUntil: until }, publishAt, finished)).toMatchObject({ kind: "WaitUntil", at: until });
    const days = after(48 * 60 * minute);
    expect(step({ accountThrottledUntil: days }, publishAt, finished)).toMatchObject({ at: after(6 * 60 * minute) });
    expect(step({ accountThrottledUntil: before(1) }, publishAt, finished).kind).toBe("Publish");
  });
});

describe("the transition table", () => {
  const allowed = [
    "draft → scheduled",
    "scheduled → draft",
    "scheduled → publishing",
    "scheduled → failed",
    "publishing → published",
    "publishing → failed",
    "publishing → unconfirmed",
    "publishing → scheduled",
    "failed → scheduled",
    "failed → draft",
    "unconfirmed → published",
    "unconfirmed → scheduled",
  ];
  const statuses = Object.keys(TRANSITIONS) as PostStatus[];

  it("never leaves published", () => {
    expect(statuses.some((to) => canTransition("published", to))).toBe(false);
  });

  it("reaches published only through publishing, or by the person's word", () => {
    const sources = statuses.filter((from) => canTransition(from, "published"));
    expect(sources).toEqual(["publishing", "unconfirmed"]);
  });

  it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))("answers for %s → %s", (from, to) => {
    expect(canTransition(from, to)).toBe(allowed.includes(`${from} → ${to}`));
  });
});

describe("waits", () => {
  it("doubles after each failure up to five minutes", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 80].map((troubles) => retryDelayMs(troubles, TIMING) / 1000);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it("looks at a new post 15 minutes ahead, or at once when there is less time", () => {
    expect(firstActionAt(publishAt, before(60 * minute), TIMING)).toEqual(before(15 * minute));
    expect(firstActionAt(publishAt, before(minute), TIMING)).toEqual(before(minute));
  });
});
