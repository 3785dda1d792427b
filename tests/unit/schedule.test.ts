import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reorder } from "@/lib/schedule/reorder";
import { checkPublishAt, latestPublishAt } from "@/lib/schedule/window";
import { formatWhen, isSecondTime, isTimeZone, offsetName, toInstant, toLocal } from "@/lib/schedule/zone";

describe("toInstant", () => {
  it("reads a wall-clock time in the person's zone", () => {
    expect(toInstant("2026-11-24T18:30", "Europe/Berlin")?.instant.toISOString()).toBe("2026-11-24T17:30:00.000Z");
    expect(toInstant("2026-11-24T18:30", "America/New_York")?.instant.toISOString()).toBe("2026-11-24T23:30:00.000Z");
  });

  it("keeps the local hour across a clock change", () => {
    expect(toInstant("2026-10-24T09:00", "Europe/Berlin")?.instant.toISOString()).toBe("2026-10-24T07:00:00.000Z");
    expect(toInstant("2026-10-26T09:00", "Europe/Berlin")?.instant.toISOString()).toBe("2026-10-26T08:00:00.000Z");
  });

  it("tells of a time that does not exist and of one that exists twice", () => {
    expect(toInstant("2027-03-28T02:30", "Europe/Berlin")).toEqual({
      instant: new Date("2027-03-28T01:30:00Z"),
      note: "skipped",
    });
    expect(toInstant("2026-10-25T02:30", "Europe/Berlin")).toEqual({
      instant: new Date("2026-10-25T00:30:00Z"),
      note: "repeated",
    });
  });

  it("means the second of two when that is asked for, and knows it again", () => {
    const second = new Date("2026-10-25T01:30:00Z");
    expect(toInstant("2026-10-25T02:30", "Europe/Berlin", "second")?.instant).toEqual(second);
    expect(isSecondTime(second, "Europe/Berlin")).toBe(true);
    expect(isSecondTime(new Date("2026-10-25T00:30:00Z"), "Europe/Berlin")).toBe(false);
    expect(isSecondTime(new Date("2026-11-25T00:30:00Z"), "Europe/Berlin")).toBe(false);
    expect(offsetName(second, "Europe/Berlin")).toBe("UTC+1");
    expect(offsetName(second, "America/St_Johns")).toBe("UTC−2:30");
  });

  it.each(["", "tomorrow", "2026-02-30T10:00", "2026-11-24", "2026-11-24T25:00"])("refuses %j", (local) => {
    expect(toInstant(local, "UTC")).toBeNull();
  });

  it("is undone by toLocal except in the hour that is skipped", () => {
    const zones = fc.constantFrom("Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe", "UTC");
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = toLocal(new Date(Date.UTC(2026, 0, 1) + minute * 60_000), zone);
        const read = toInstant(local, zone);
        expect(read?.note).not.toBe("skipped");
        expect(read && toLocal(read.instant, zone)).toBe(local);
      }),
    );
  });
});

describe("formatWhen", () => {
  const now = new Date("2026-11-23T10:00:00Z");

  it("says the day and the time as people do", () => {
    expect(formatWhen("2026-11-24T17:30:00Z", "Europe/Berlin", now)).toBe("Tue 24 Nov, 18:30");
  });

  it("adds the year only when it is another one", () => {
    expect(formatWhen("2027-01-02T08:05:00Z", "UTC", now)).toBe("Sat 2 Jan 2027, 08:05");
  });
});

describe("isTimeZone", () => {
  it("knows IANA names and nothing else", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});

describe("checkPublishAt", () => {
  const now = new Date("2026-11-23T10:00:00Z");
  const ahead = (ms: number) => checkPublishAt(new Date(now.getTime() + ms), now, null, "UTC");
  const day = 24 * 60 * 60 * 1000;

  it("takes anything in the future up to 50 days", () => {
    expect(ahead(1)).toBeNull();
    expect(ahead(50 * day)).toBeNull();
  });

  it("refuses the past, this very moment, and more than 50 days", () => {
    expect(ahead(-1)).toContain("has passed");
    expect(ahead(0)).toContain("has passed");
    expect(ahead(50 * day + 1)).toContain("50 days");
  });
});

describe("latestPublishAt", () => {
  it.each([
    ["Europe/Berlin", "2026-09-20T00:30", "2026-11-09T00:30"],
    ["Europe/Berlin", "2026-03-01T23:30", "2026-04-20T23:30"],
    ["Australia/Lord_Howe", "2026-09-20T00:10", "2026-11-09T00:10"],
    ["America/St_Johns", "2026-10-20T00:10", "2026-12-09T00:10"],
    ["Asia/Kathmandu", "2026-10-20T00:10", "2026-12-09T00:10"],
  ])("is the same time of day 50 days later in %s, from %s", (zone, from, to) => {
    const now = toInstant(from, zone)?.instant ?? new Date(0);
    expect(toLocal(latestPublishAt(now, zone), zone)).toBe(to);
    expect(checkPublishAt(toInstant(to, zone)?.instant ?? new Date(0), now, null, zone)).toBeNull();
  });
});

describe("reorder", () => {
  const plan = ["a", "b", "c", "d"].map((id, index) => ({ id, publishAt: `2026-12-0${index + 1}T10:00:00.000Z` }));
  const ids = (posts: { id: string }[]) => posts.map((post) => post.id).join("");

  it("moves a post later and shifts the ones between forward", () => {
    expect(ids(reorder(plan, "a", 2))).toBe("bcad");
  });

  it("moves a post earlier and shifts the ones between back", () => {
    expect(ids(reorder(plan, "d", 1))).toBe("adbc");
  });

  it("changes nothing for a post that is not there", () => {
    expect(reorder(plan, "x", 0)).toEqual(plan);
  });

  it("keeps every time in its place and every post exactly once, whatever is moved where", () => {
    const moves = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: -2, max: 9 })));
    fc.assert(
      fc.property(moves, (list) => {
        const end = list.reduce((posts, [id, to]) => reorder(posts, id, to), plan);
        expect(end.map((post) => post.publishAt)).toEqual(plan.map((post) => post.publishAt));
        expect(end.map((post) => post.id).sort()).toEqual(["a", "b", "c", "d"]);
      }),
    );
  });
});
