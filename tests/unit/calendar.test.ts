import { describe, expect, it } from "vitest";
import { placeTile, sameHour } from "@/components/calendar/place-tile";
import { historyPath } from "@/components/history/history-path";
import { readCursor, writeCursor } from "@/lib/db/history-cursor";
import type { CalendarTile } from "@/lib/posts/calendar-view";
import { toSearchQuery } from "@/lib/posts/caption-search";
import { calendarDays } from "@/lib/schedule/calendar-days";
import { dayOf, daysOfMonth, daysOfWeek, formatDays, isDay, startOfDay } from "@/lib/schedule/days";
import { isMovable } from "@/lib/schedule/movable";
import { readSpan } from "@/lib/schedule/span";
import { firstWeekday } from "@/lib/schedule/week-start";
import { readLocal } from "@/lib/schedule/zone";

const berlin = "Europe/Berlin";

describe("days", () => {
  it("begin at the person's midnight, also on the days that are 23 and 25 hours long", () => {
    const hours = (day: string, next: string) =>
      (startOfDay(next, berlin).getTime() - startOfDay(day, berlin).getTime()) / 3_600_000;
    expect(startOfDay("2026-11-24", berlin).toISOString()).toBe("2026-11-23T23:00:00.000Z");
    expect(hours("2026-10-25", "2026-10-26")).toBe(25);
    expect(hours("2027-03-28", "2027-03-29")).toBe(23);
  });

  it("begin later where midnight itself is skipped", () => {
    expect(startOfDay("2026-04-24", "Africa/Cairo").toISOString()).toBe("2026-04-23T22:00:00.000Z");
    expect(dayOf(startOfDay("2026-04-24", "Africa/Cairo"), "Africa/Cairo")).toBe("2026-04-24");
  });

  it("fill a month up to whole weeks, from whichever day a week starts", () => {
    expect(daysOfMonth("2026-11", 1)).toHaveLength(42);
    expect(daysOfMonth("2026-11", 1)[0]).toBe("2026-10-26");
    expect(daysOfMonth("2026-11", 7)[0]).toBe("2026-11-01");
    expect(daysOfMonth("2027-02", 1)).toHaveLength(28);
    expect(daysOfWeek("2027-01-01", 1)).toContain("2026-12-28");
  });

  it("are only those that exist", () => {
    expect(isDay("2026-02-28")).toBe(true);
    for (const text of ["2026-02-30", "1999-01-01", "2026-1-1", "today", ""]) expect(isDay(text)).toBe(false);
  });
});

describe("formatDays", () => {
  it("names a month once, and two where a week lies in two", () => {
    expect(formatDays("2026-11-23", "2026-11-29")).toBe("23 to 29 November");
    expect(formatDays("2026-12-28", "2027-01-03")).toBe("28 December to 3 January");
  });
});

describe("readSpan", () => {
  it("shows the month of today when the address says nothing readable", () => {
    for (const asked of [{}, { month: "2026-13" }, { week: "soon" }, { day: "2026-02-30" }])
      expect(readSpan(asked, "2026-11-24", 1)).toMatchObject({ kind: "month", key: "2026-11", previous: "2026-10" });
  });

  it("goes on from a week to the next across a year", () => {
    expect(readSpan({ week: "2026-12-31" }, "2026-11-24", 1)).toMatchObject({ key: "2026-12-28", next: "2027-01-04" });
  });
});

describe("firstWeekday", () => {
  it.each([
    ["en-US,en;q=0.9", 7],
    ["en-GB", 1],
    ["ar-EG", 6],
    ["de", 1],
    [null, 1],
    ["*", 1],
    ["not a language", 1],
  ])("of %j is %i", (header, day) => {
    expect(firstWeekday(header)).toBe(day);
  });
});

const tile: CalendarTile = {
  id: "a",
  status: "scheduled",
  isHeld: false,
  isLate: false,
  isMovable: true,
  caption: "Bread",
  local: "2026-11-25T18:30",
  thumbnail: null,
  revision: 3,
};

describe("calendarDays", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const span = readSpan({ month: "2027-01" }, "2026-11-24", 1);
  const buckets = span.days.map(() => ({ posts: [], more: 0 }));

  it("marks what is past, today, ahead and beyond 50 days, and offers new posts only where they can be planned", () => {
    const days = calendarDays({ span, buckets, slots: [], timeZone: berlin, now });
    const of = (day: string) => days.find((each) => each.day === day);
    expect(of("2027-01-13")).toMatchObject({ when: "ahead", newPostAt: expect.stringMatching(/^2027-01-13T/) });
    expect(of("2027-01-14")).toMatchObject({ when: "beyond", newPostAt: null });
    expect(of("2026-12-31")).toMatchObject({ isOutside: true });
    const week = readSpan({ week: "2026-11-24" }, "2026-11-24", 1);
    const around = calendarDays({ span: week, buckets, slots: [], timeZone: berlin, now });
    expect(around.map(({ when }) => when).slice(0, 3)).toEqual(["past", "today", "ahead"]);
    expect(around[0]?.newPostAt).toBeNull();
  });

  it("offers a free slot before the usual hour, and later today when that has passed", () => {
    const week = readSpan({ week: "2026-11-24" }, "2026-11-24", 1);
    const slots = [new Date("2026-11-25T06:15:00Z")];
    const days = (at: Date) => calendarDays({ span: week, buckets, slots, timeZone: berlin, now: at });
    expect(days(now)[2]?.newPostAt).toBe("2026-11-25T07:15");
    expect(days(now)[1]?.newPostAt).toBe("2026-11-24T18:00");
    expect(days(new Date("2026-11-24T18:20:00Z"))[1]?.newPostAt).toBe("2026-11-24T20:20");
    expect(days(new Date("2026-11-24T22:30:00Z"))[1]?.newPostAt).toBeNull();
  });
});

describe("placeTile", () => {
  const week = readSpan({ week: "2026-11-24" }, "2026-11-24", 1);
  const empty = calendarDays({
    span: week,
    buckets: week.days.map(() => ({ posts: [], more: 0 })),
    slots: [],
    timeZone: berlin,
    now: new Date("2026-11-24T10:00:00Z"),
  });
  const days = empty.map((day) => (day.day === "2026-11-25" ? { ...day, posts: [tile] } : day));

  it("moves a post to its new day, by time, and out of sight when the day is not shown", () => {
    const there = placeTile(days, tile, sameHour(tile, "2026-11-27"));
    expect(there.map(({ posts }) => posts.length)).toEqual([0, 0, 0, 0, 1, 0, 0]);
    expect(there[4]?.posts[0]?.local).toBe("2026-11-27T18:30");
    expect(placeTile(days, tile, "2027-01-01T18:30").every(({ posts }) => posts.length === 0)).toBe(true);
  });
});

describe("isMovable", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const scheduled = { status: "scheduled", isHeld: false, publishAt: new Date("2026-11-24T10:01:01Z") } as const;

  it("stops a minute before a post goes out, unless it is held", () => {
    expect(isMovable(scheduled, now)).toBe(true);
    const near = { ...scheduled, publishAt: new Date("2026-11-24T10:01:00Z") };
    expect(isMovable(near, now)).toBe(false);
    expect(isMovable({ ...near, isHeld: true }, now)).toBe(true);
    for (const status of ["publishing", "published", "unconfirmed"] as const)
      expect(isMovable({ ...scheduled, status }, now)).toBe(false);
  });
});

describe("addresses", () => {
  it("say a local time or nothing", () => {
    expect(readLocal("2026-11-24T18:30")).toBe("2026-11-24T18:30");
    expect(readLocal("<script>")).toBe("");
  });

  it("of the history leave out what is not said", () => {
    expect(historyPath({ filter: "published", search: " ", before: null })).toBe("/history");
    expect(historyPath({ filter: "failed", search: "a&b", before: "x" })).toBe("/history?show=failed&q=a%26b&before=x");
  });

  it("of a page are read as they were written, and nothing else is", () => {
    const cursor = { at: new Date("2026-11-24T17:30:00.123Z"), id: "0190-ab" };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    for (const text of [null, "", "now~x", "2026-99-24T17:30:00.123Z~x", "2026-11-24T17:30:00.123Z~'; DROP"])
      expect(readCursor(text)).toBeNull();
  });
});

describe("toSearchQuery", () => {
  it("looks for every word, or how it begins, and takes nothing for an operator", () => {
    expect(toSearchQuery(" fresh  bread ")).toBe("'fresh':* & 'bread':*");
    expect(toSearchQuery("o'clock | !x")).toBe("'o''clock':* & '!x':*");
    expect(toSearchQuery("\\")).toBeNull();
    expect(toSearchQuery("🥐 &")).toBeNull();
  });
});
