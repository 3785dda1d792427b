import { describe, expect, it } from "vitest";
import { deltaELab, type Lab } from "../fixtures/delta-e";

/** Of the pairs that Sharma, Wu and Dalal publish to check an implementation (2005, table 1): those that catch each mistake. */
const PAIRS: [Lab, Lab, number][] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe("CIEDE2000", () => {
  it.each(PAIRS)("tells %j and %j apart by %d", (one, other, expected) => {
    expect(deltaELab(one, other)).toBeCloseTo(expected, 3);
    expect(deltaELab(other, one)).toBeCloseTo(expected, 3);
  });
});
