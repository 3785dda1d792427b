import { describe, expect, it } from "vitest";
import { ERROR_TABLE, findContainerErrorRule, findErrorRule } from "@/lib/graph/error-table";

/** Section 5 of the Meta facts, row by row: code, subcode, what it means for us, what the person can do. */
const FACTS = [
  [-2, 2207003, "fetch", "retry"],
  [-2, 2207020, "fetch", "retry"],
  [-1, 2207001, "transient", "retry"],
  [-1, 2207032, "transient", "retry"],
  [-1, 2207053, "transient", "retry"],
  [1, 2207057, "content", "edit"],
  [1, null, "transient", "retry"],
  [2, null, "transient", "retry"],
  [3, null, "operator", "wait"],
  [4, 2207051, "blocked", "open-instagram"],
  [4, null, "throttled", "wait"],
  [9, 2207042, "quota", "wait"],
  [10, null, "permission", "reconnect"],
  [17, 2446079, "throttled", "wait"],
  [20, 1772107, "transient", "retry"],
  [24, 2207006, "container-gone", "retry"],
  [24, 2207008, "container-gone", "retry"],
  [25, 2207050, "restricted", "open-instagram"],
  [32, null, "throttled", "wait"],
  [100, null, "operator", "wait"],
  [100, 33, "unreadable", "retry"],
  [100, 2207023, "operator", "wait"],
  [100, 2207028, "content", "edit"],
  [100, 2207035, "content", "edit"],
  [100, 2207036, "content", "edit"],
  [100, 2207037, "content", "edit"],
  [100, 2207040, "content", "edit"],
  [101, null, "operator", "wait"],
  [102, null, "reconnect", "reconnect"],
  [104, null, "operator", "wait"],
  [110, 2207013, "content", "edit"],
  [190, null, "reconnect", "reconnect"],
  [190, 458, "reconnect", "reconnect"],
  [190, 459, "reconnect", "reconnect"],
  [190, 460, "reconnect", "reconnect"],
  [190, 463, "reconnect", "reconnect"],
  [190, 464, "reconnect", "reconnect"],
  [190, 467, "reconnect", "reconnect"],
  [190, 483, "reconnect", "reconnect"],
  [190, 490, "reconnect", "reconnect"],
  [190, 492, "reconnect", "reconnect"],
  [191, null, "operator", "wait"],
  [200, null, "permission", "reconnect"],
  [299, null, "permission", "reconnect"],
  [341, null, "throttled", "wait"],
  [352, 2207026, "content", "edit"],
  [368, null, "restricted", "open-instagram"],
  [368, 1390008, "restricted", "open-instagram"],
  [613, 1996, "throttled", "wait"],
  [2500, null, "operator", "wait"],
  [9004, 2207052, "fetch", "retry"],
  [9007, 2207027, "not-ready", "wait"],
  [36000, 2207004, "content", "edit"],
  [36001, 2207005, "content", "edit"],
  [36001, 2207083, "content", "edit"],
  [36003, 2207009, "content", "edit"],
  [36004, 2207010, "content", "edit"],
  [80001, null, "throttled", "wait"],
  [80002, null, "throttled", "wait"],
  [80014, 2446079, "throttled", "wait"],
  [424242, null, "unknown", "retry"],
  [506, null, "unknown", "retry"],
] as const;

describe("the error table", () => {
  it.each(FACTS)("knows %s/%s as %s, to %s", (code, subcode, kind, action) => {
    expect(findErrorRule(code, subcode)).toMatchObject({ kind, action });
  });

  it("tells the spam block from the application limit by the subcode alone", () => {
    expect(findErrorRule(4, 2207051).kind).not.toBe(findErrorRule(4, null).kind);
  });

  it("is covered row by row above", () => {
    const listed = new Set<string>(FACTS.flatMap(([code, subcode]) => [`${code}/${subcode}`, `${code}`]));
    expect(Object.keys(ERROR_TABLE).filter((row) => !listed.has(row))).toEqual([]);
  });

  it("gives every row a sentence a person can act on", () => {
    for (const { sentence } of Object.values(ERROR_TABLE)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/token|OAuth|API|!/);
    }
  });
});

describe("a container in ERROR", () => {
  it.each([
    [2207026, "content"],
    [2207004, "content"],
    [2207009, "content"],
    [2207083, "content"],
    [2207052, "transient"],
    [2207076, "transient"],
    [2207077, "transient"],
    [2207082, "transient"],
    [null, "transient"],
  ] as const)("with %s is %s", (subcode, kind) => {
    expect(findContainerErrorRule(subcode).kind).toBe(kind);
  });
});
