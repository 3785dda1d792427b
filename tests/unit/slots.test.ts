import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, weekdayOf } from "@/lib/schedule/days";
import { formatSlotTime, parseSlotTime, type Slot } from "@/lib/schedule/slot-time";
import { freeInstants, slotInstants } from "@/lib/schedule/slots";
import { toInstant, toLocal } from "@/lib/schedule/zone";

const DAY_MS = 24 * 60 * 60_000;
const berlin = "Europe/Berlin";

function times(slots: Slot[], from: string, to: string, zone = berlin): string[] {
  return slotInstants(slots, zone, new Date(from), new Date(to)).map((at) => at.toISOString());
}

describe("slotInstants", () => {
  const friday: Slot = { weekday: 5, minute: 9 * 60 };

  it("keeps the local hour when the clocks go back and forward", () => {
    expect(times([friday], "2026-10-20T00:00:00Z", "2026-11-05T00:00:00Z")).toEqual([
      "2026-10-23T07:00:00.000Z",
      "2026-10-30T08:00:00.000Z",
    ]);
    expect(times([friday], "2027-03-22T00:00:00Z", "2027-04-03T00:00:00Z")).toEqual([
      "2027-03-26T08:00:00.000Z",
      "2027-04-02T07:00:00.000Z",
    ]);
  });

  it("comes after the gap when its hour is skipped, once even if another slot is there", () => {
    const skipped: Slot = { weekday: 7, minute: 2 * 60 + 30 };
    const there: Slot = { weekday: 7, minute: 3 * 60 + 30 };
    expect(times([skipped, there], "2027-03-28T00:00:00Z", "2027-03-28T12:00:00Z")).toEqual([
      "2027-03-28T01:30:00.000Z",
    ]);
  });

  it("comes once when its hour comes twice, the first time", () => {
    const repeated: Slot = { weekday: 7, minute: 2 * 60 + 30 };
    expect(times([repeated], "2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z")).toEqual(["2026-10-25T00:30:00.000Z"]);
  });

  it("leaves out this very moment and takes in the last one", () => {
    expect(times([friday], "2026-11-27T08:00:00Z", "2026-12-04T08:00:00Z")).toEqual(["2026-12-04T08:00:00.000Z"]);
  });

  it("has every slot that exists on its day, in order, and nothing else, in any zone and season", () => {
    const zones = fc.constantFrom(
      berlin,
      "America/New_York",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "Africa/Cairo",
      "Pacific/Chatham",
      "America/Santiago",
    );
    const slot = fc.record({
      weekday: fc.constantFrom<Slot["weekday"]>(1, 2, 3, 4, 5, 6, 7),
      minute: fc.integer({ min: 0, max: 1439 }),
    });
    const cases = fc.record({
      zone: zones,
      slots: fc.uniqueArray(slot, { maxLength: 5, selector: (each) => `${each.weekday} ${each.minute}` }),
      startDay: fc.integer({ min: 0, max: 730 }),
      days: fc.integer({ min: 1, max: 15 }),
    });
    fc.assert(
      fc.property(cases, ({ zone, slots, startDay, days }) => {
        const after = new Date(Date.UTC(2026, 0, 1) + startDay * DAY_MS + 12_345_000);
        const until = new Date(after.getTime() + days * DAY_MS);
        const found = slotInstants(slots, zone, after, until);
        expect(found).toEqual([...found].sort((left, right) => left.getTime() - right.getTime()));
        for (const at of found) {
          expect(at.getTime()).toBeGreaterThan(after.getTime());
          expect(at.getTime()).toBeLessThanOrEqual(until.getTime());
          const local = toLocal(at, zone);
          const isOwn = slots.some(
            ({ weekday, minute }) =>
              formatSlotTime(minute) === local.slice(11) && weekday === weekdayOf(local.slice(0, 10)),
          );
          const isPushed = slots.some(
            ({ minute }) => toInstant(`${dayOf(at, zone)}T${formatSlotTime(minute)}`, zone)?.note === "skipped",
          );
          expect(isOwn || isPushed).toBe(true);
        }
        // Every slot that exists on its day is there.
        for (let day = 0; day <= days; day++) {
          const date = dayOf(new Date(after.getTime() + day * DAY_MS), zone);
          for (const { weekday, minute } of slots) {
            if (weekday !== weekdayOf(date)) continue;
            const at = toInstant(`${date}T${formatSlotTime(minute)}`, zone)?.instant.getTime() ?? 0;
            if (at > after.getTime() && at <= until.getTime()) expect(found.map(Number)).toContain(at);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("freeInstants", () => {
  const at = new Date("2026-11-27T08:00:00Z");
  const later = new Date("2026-12-04T08:00:00Z");

  it("leaves out a slot at whose minute a post is planned, to the second", () => {
    expect(freeInstants([at, later], [new Date("2026-11-27T08:00:59Z")])).toEqual([later]);
    expect(freeInstants([at, later], [new Date("2026-11-27T08:01:00Z")])).toEqual([at, later]);
  });
});

describe("slot times", () => {
  it("are read and written the same way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(parseSlotTime(formatSlotTime(minute))).toBe(minute);
      }),
    );
  });

  it.each(["24:00", "9:00", "12:60", "", "noon"])("refuses %j", (time) => {
    expect(parseSlotTime(time)).toBeNull();
  });
});
