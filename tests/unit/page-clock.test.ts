import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepTime, pageMs } from "@/components/time/page-clock";

const HOUR_MS = 3_600_000;
const start = pageMs();
let [awake, wall] = [0, 0];

beforeEach(() => {
  const [perf, origin] = [performance.now(), performance.timeOrigin];
  [awake, wall] = [perf, origin + perf];
  vi.spyOn(performance, "now").mockImplementation(() => awake);
  vi.spyOn(Date, "now").mockImplementation(() => wall);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the page's clock", () => {
  it("counts what is slept through, when the page's own clock stands still", () => {
    const before = pageMs();
    wall += 9 * HOUR_MS;
    awake += 1000;
    expect(Math.round((pageMs() - before) / HOUR_MS)).toBe(9);
    awake += 5000;
    wall += 5000;
    expect(pageMs() - before).toBeGreaterThanOrEqual(9 * HOUR_MS + 4000);
  });

  it("never goes back, whatever is done to the computer's clock", () => {
    const before = pageMs();
    expect(before).toBeGreaterThanOrEqual(start);
    wall -= 5 * HOUR_MS;
    awake += 1000;
    expect(pageMs() - before).toBe(1000);
  });
});

describe("keepTime", () => {
  it("is right at once when the page is seen again, without waiting for its timer", () => {
    const [page, frame] = [new EventTarget(), new EventTarget()];
    vi.stubGlobal("document", Object.assign(page, { hidden: false }));
    vi.stubGlobal("window", frame);
    let runs = 0;
    const stop = keepTime(() => (runs += 1), HOUR_MS);
    expect(runs).toBe(1);
    page.dispatchEvent(new Event("visibilitychange"));
    frame.dispatchEvent(new Event("focus"));
    frame.dispatchEvent(new Event("pageshow"));
    expect(runs).toBe(4);
    Object.assign(page, { hidden: true });
    page.dispatchEvent(new Event("visibilitychange"));
    expect(runs).toBe(4);
    stop();
    Object.assign(page, { hidden: false });
    frame.dispatchEvent(new Event("focus"));
    expect(runs).toBe(4);
  });
});
