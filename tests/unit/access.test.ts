import { describe, expect, it } from "vitest";
import { accessEndsAt, dueWarning } from "@/lib/schedule/access";
import { checkPublishAt } from "@/lib/schedule/window";

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date("2026-11-24T10:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

describe("the end of an access", () => {
  it("is the earlier of the token's and the data access's", () => {
    expect(accessEndsAt({ userTokenExpiresAt: inDays(60), dataAccessExpiresAt: inDays(90) })).toEqual(inDays(60));
    expect(accessEndsAt({ userTokenExpiresAt: inDays(60), dataAccessExpiresAt: inDays(30) })).toEqual(inDays(30));
    expect(accessEndsAt({ userTokenExpiresAt: null, dataAccessExpiresAt: inDays(90) })).toEqual(inDays(90));
    expect(accessEndsAt({ userTokenExpiresAt: null, dataAccessExpiresAt: null })).toBeNull();
  });

  it.each([
    [14.1, null],
    [14, 14],
    [7.5, 14],
    [7, 7],
    [3.01, 7],
    [2, 3],
    [1, 1],
    [0.1, 1],
    [0, null],
    [-1, null],
  ])("with %s days left calls for the warning of %s days", (left, due) => {
    expect(dueWarning(inDays(left), now)).toBe(due);
  });

  it("bounds what can be planned, and says until when in the person's zone", () => {
    const check = (days: number, end: Date | null) => checkPublishAt(inDays(days), now, end, "Europe/Berlin");
    expect(check(9.9, inDays(10))).toBeNull();
    expect(check(10, inDays(10))).toBe(
      "Facebook's permission to post ends Fri 4 Dec, 11:00. Connect again to plan beyond that.",
    );
    expect(check(1, inDays(-1))).toContain("permission to post ended Mon 23 Nov, 11:00.");
    expect(check(49, null)).toBeNull();
    expect(check(51, inDays(200))).toContain("50 days");
  });
});
