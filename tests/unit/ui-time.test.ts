import { describe, expect, it } from "vitest";
import { quickPicks } from "@/components/composer/quick-picks";
import { whenSentence } from "@/components/composer/when-sentence";
import { timeLeft } from "@/components/grid/time-left";
import { whenLabel, whenLabels } from "@/components/grid/when-label";
import { findNeighbour } from "@/lib/schedule/neighbour";
import { clockShiftMs } from "@/lib/schedule/zone";

const MINUTE_MS = 60_000;
const now = new Date("2026-11-23T14:20:00Z");

describe("timeLeft", () => {
  it.each([
    [0, "less than a minute"],
    [-5, "less than a minute"],
    [12 * MINUTE_MS + 59_000, "12 min"],
    [60 * MINUTE_MS, "1 h"],
    [192 * MINUTE_MS, "3 h 12 min"],
    [24 * 60 * MINUTE_MS, "1 day"],
    [52 * 60 * MINUTE_MS, "2 days 4 h"],
  ])("says %i ms as %j", (ms, words) => {
    expect(timeLeft(ms, 0)).toBe(words);
  });

  it.each([
    ["2026-03-28T22:30:00Z", "2026-03-29T21:30:00Z", "1 day"],
    ["2026-03-28T22:30:00Z", "2026-03-29T21:00:00Z", "22 h 30 min"],
    ["2026-10-24T21:30:00Z", "2026-10-25T22:30:00Z", "1 day"],
    ["2026-10-24T21:30:00Z", "2026-10-25T22:00:00Z", "24 h 30 min"],
    ["2026-10-10T10:00:00Z", "2026-11-04T11:00:00Z", "25 days"],
  ])("counts days by the clock on the wall in Berlin: %s to %s", (from, to, words) => {
    const [start, end] = [new Date(from), new Date(to)];
    expect(timeLeft(end.getTime() - start.getTime(), clockShiftMs(start, end, "Europe/Berlin"))).toBe(words);
  });
});

describe("whenLabel", () => {
  it("says today and tomorrow by the person's calendar, not by UTC's", () => {
    expect(whenLabel("2026-11-23T23:30:00Z", "Europe/Berlin", now)).toEqual({ day: "Tomorrow", time: "00:30" });
    expect(whenLabel("2026-11-23T23:30:00Z", "America/New_York", now)).toEqual({ day: "Today", time: "18:30" });
  });

  it.each([
    // 23 hours: on the evening before, a whole day later is the day after tomorrow.
    ["Europe/Berlin", "2026-03-28T22:30:00Z", ["2026-03-29T08:00:00Z", "2026-03-29T21:59:00Z"], "2026-03-29T22:00:00Z"],
    // 25 hours: just after midnight, a whole day later is still today.
    ["Europe/Berlin", "2026-10-24T22:10:00Z", ["2026-10-25T23:00:00Z", "2026-10-26T22:59:00Z"], "2026-10-26T23:00:00Z"],
    [
      "America/St_Johns",
      "2026-03-08T02:00:00Z",
      ["2026-03-08T03:30:00Z", "2026-03-09T02:29:00Z"],
      "2026-03-09T02:30:00Z",
    ],
    [
      "Australia/Lord_Howe",
      "2026-10-03T13:00:00Z",
      ["2026-10-03T13:30:00Z", "2026-10-04T12:59:00Z"],
      "2026-10-04T13:00:00Z",
    ],
    [
      "Asia/Kathmandu",
      "2026-06-01T18:10:00Z",
      ["2026-06-01T18:15:00Z", "2026-06-02T18:14:00Z"],
      "2026-06-02T18:15:00Z",
    ],
    // There was no 30 December.
    ["Pacific/Apia", "2011-12-29T20:00:00Z", ["2011-12-30T10:00:00Z", "2011-12-31T09:59:00Z"], "2011-12-31T10:00:00Z"],
  ])("says Tomorrow from its first minute to its last in %s at %s", (zone, at, tomorrow, after) => {
    const labels = whenLabels([...tomorrow, after], zone, new Date(at));
    const before = new Date(Date.parse(tomorrow[0] ?? "") - MINUTE_MS).toISOString();
    expect(tomorrow.map((time) => labels[time]?.day)).toEqual(["Tomorrow", "Tomorrow"]);
    expect(labels[after]?.day).not.toBe("Tomorrow");
    if (zone !== "Europe/Berlin") expect(whenLabel(before, zone, new Date(at)).day).toBe("Today");
  });

  it("names any other day, with the year when it is another one", () => {
    expect(whenLabel("2026-11-25T17:30:00Z", "Europe/Berlin", now)).toEqual({ day: "Wed 25 Nov", time: "18:30" });
    expect(whenLabel("2027-01-02T17:30:00Z", "Europe/Berlin", now)).toEqual({ day: "Sat 2 Jan 2027", time: "18:30" });
  });

  it("labels each time once and leaves out posts without one", () => {
    const labels = whenLabels(["2026-11-23T15:00:00.000Z", null], "UTC", now);
    expect(labels).toEqual({ "2026-11-23T15:00:00.000Z": { day: "Today", time: "15:00" } });
  });
});

describe("quickPicks", () => {
  it("offers today's evening only while it is still ahead", () => {
    const labels = (at: string) => quickPicks(new Date(at), "Europe/Berlin").map(({ label }) => label);
    expect(labels("2026-11-23T14:20:00Z")).toContain("Today 18:00");
    expect(labels("2026-11-23T16:55:00Z")).not.toContain("Today 18:00");
  });

  it("offers the next free slot of the timetable first, on the person's clock", () => {
    const [first] = quickPicks(now, "Europe/Berlin", "2026-11-26T17:30:00.000Z");
    expect(first).toEqual({ label: "Next free slot: Thu 26 Nov, 18:30", local: "2026-11-26T18:30" });
    expect(quickPicks(now, "Europe/Berlin").some(({ label }) => label.startsWith("Next free"))).toBe(false);
  });

  it("finds tomorrow across a clock change and a day that is missing", () => {
    const tomorrow = (at: string, zone: string) =>
      quickPicks(new Date(at), zone).find(({ label }) => label === "Tomorrow 09:00")?.local;
    expect(tomorrow("2026-03-28T22:30:00Z", "Europe/Berlin")).toBe("2026-03-29T09:00");
    expect(tomorrow("2026-10-24T22:10:00Z", "Europe/Berlin")).toBe("2026-10-26T09:00");
    expect(tomorrow("2011-12-29T20:00:00Z", "Pacific/Apia")).toBe("2011-12-31T09:00");
  });

  it("finds tomorrow across the end of a month", () => {
    const picks = quickPicks(new Date("2026-11-30T20:00:00Z"), "Europe/Berlin");
    expect(picks.find(({ label }) => label === "Tomorrow 09:00")?.local).toBe("2026-12-01T09:00");
  });
});

describe("whenSentence", () => {
  const say = (when: string, at = now, isSecond = false, accessEnd: Date | null = null) =>
    whenSentence({ when, isSecond }, { timeZone: "Europe/Berlin", now: at, accessEnd });

  it("says nothing while nothing is chosen", () => {
    expect(say("")).toBeNull();
  });

  it("says when it goes out and how long that is", () => {
    const sentence = say("2026-11-24T18:30");
    expect(sentence).toEqual({ text: "Goes out Tue 24 Nov, 18:30, in 1 day 3 h.", isProblem: false, twice: null });
  });

  it("refuses the past, what is too far ahead, and what lies beyond Meta's access", () => {
    expect(say("2026-11-23T15:20")?.isProblem).toBe(true);
    expect(say("2027-02-01T09:00")?.text).toContain("within the next 50 days");
    expect(say("2026-11-24T18:30", now, false, new Date("2026-11-24T17:30:00Z"))?.text).toContain("Connect again");
  });

  it("explains a time that does not exist", () => {
    const text = say("2027-03-28T02:30", new Date("2027-03-20T10:00:00Z"))?.text;
    expect(text).toContain("Goes out Sun 28 Mar, 03:30");
    expect(text).toContain("there is no 02:30");
  });

  it("lets one choose between the two when a time comes twice", () => {
    const october = new Date("2026-10-20T10:00:00Z");
    expect(say("2026-10-25T02:30", october)?.twice).toEqual({
      first: "The first 02:30 (UTC+2)",
      second: "The second 02:30 (UTC+1)",
    });
    expect(say("2026-10-25T02:30", october)?.text).toContain("the one of UTC+2");
    expect(say("2026-10-25T02:30", october, true)?.text).toContain("the one of UTC+1");
  });
});

describe("findNeighbour", () => {
  const at = new Date("2026-11-24T17:30:00Z");
  const near = (...others: string[]) => findNeighbour(at, others)?.words ?? null;

  it("finds the nearest other post within 15 minutes, before or after", () => {
    expect(near("2026-11-24T17:35:00Z", "2026-11-24T17:41:00Z")).toBe("5 minutes later");
    expect(near("2026-11-24T17:29:00Z", "2026-11-24T17:41:00Z")).toBe("1 minute earlier");
    expect(near("2026-11-24T17:30:00Z")).toBe("at the same minute");
  });

  it("says nothing of posts that are further away", () => {
    expect(near("2026-11-24T17:45:00Z", "2026-11-24T17:15:00Z")).toBeNull();
    expect(near()).toBeNull();
  });
});
