import { describe, expect, it } from "vitest";
import { quickPicks } from "@/components/composer/quick-picks";
import { whenSentence } from "@/components/composer/when-sentence";
import { timeLeft } from "@/components/grid/time-left";
import { whenLabel, whenLabels } from "@/components/grid/when-label";

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
    expect(timeLeft(ms)).toBe(words);
  });
});

describe("whenLabel", () => {
  it("says today and tomorrow by the person's calendar, not by UTC's", () => {
    expect(whenLabel("2026-11-23T23:30:00Z", "Europe/Berlin", now)).toEqual({ day: "Tomorrow", time: "00:30" });
    expect(whenLabel("2026-11-23T23:30:00Z", "America/New_York", now)).toEqual({ day: "Today", time: "18:30" });
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

  it("finds tomorrow across the end of a month", () => {
    const picks = quickPicks(new Date("2026-11-30T20:00:00Z"), "Europe/Berlin");
    expect(picks.find(({ label }) => label === "Tomorrow 09:00")?.local).toBe("2026-12-01T09:00");
  });
});

describe("whenSentence", () => {
  it("says nothing while nothing is chosen", () => {
    expect(whenSentence("", "Europe/Berlin", now)).toBeNull();
  });

  it("says when it goes out and how long that is", () => {
    const sentence = whenSentence("2026-11-24T18:30", "Europe/Berlin", now);
    expect(sentence).toEqual({ text: "Goes out Tue 24 Nov, 18:30, in 1 day 3 h.", isProblem: false });
  });

  it("refuses the past and what is too far ahead", () => {
    expect(whenSentence("2026-11-23T15:20", "Europe/Berlin", now)?.isProblem).toBe(true);
    expect(whenSentence("2027-02-01T09:00", "Europe/Berlin", now)?.text).toContain("within the next 50 days");
  });

  it("explains a time that does not exist and one that comes twice", () => {
    const march = new Date("2027-03-20T10:00:00Z");
    expect(whenSentence("2027-03-28T02:30", "Europe/Berlin", march)?.text).toContain("does not exist that day");
    const october = new Date("2026-10-20T10:00:00Z");
    expect(whenSentence("2026-10-25T02:30", "Europe/Berlin", october)?.text).toContain("comes twice");
  });
});
