import { describe, expect, it } from "vitest";
import type { Photo } from "@/components/composer/photo";
import { isOnItsWay, nextOfWait, type Wait } from "@/components/composer/wait";

const wait: Wait = { intent: "now", photoKey: "chosen 1" };
const photo = (key: string, upload: Photo["upload"]): Photo => ({
  key,
  file: null,
  url: null,
  size: null,
  crop: null,
  upload,
});

describe("a press that came before the photo was there", () => {
  it("waits for a photo that is being sent or checked, and for no other", () => {
    expect(isOnItsWay(photo("chosen 1", { state: "sending", done: 0.2 }))).toBe(true);
    expect(isOnItsWay(photo("chosen 1", { state: "sending", done: 1 }))).toBe(true);
    expect(isOnItsWay(photo("chosen 1", { state: "sent", id: "u1" }))).toBe(false);
    expect(isOnItsWay(photo("stored", { state: "stored" }))).toBe(false);
    expect(isOnItsWay(photo("chosen 1", { state: "failed", message: "No." }))).toBe(false);
    expect(isOnItsWay(null)).toBe(false);
  });

  it("goes on waiting as the upload gets on, without beginning anew", () => {
    const step = nextOfWait(wait, photo("chosen 1", { state: "sending", done: 0.7 }));
    expect(step.kind === "wait" && step.wait).toBe(wait);
  });

  it("goes once the photo is there, also when a draft has taken it meanwhile", () => {
    expect(nextOfWait(wait, photo("chosen 1", { state: "sent", id: "u1" }))).toEqual({ kind: "go" });
    expect(nextOfWait(wait, photo("chosen 1", { state: "stored" }))).toEqual({ kind: "go" });
  });

  it("waits for the photo that was put in its place", () => {
    const next = nextOfWait(wait, photo("chosen 2", { state: "sending", done: 0 }));
    expect(next).toEqual({ kind: "wait", wait: { intent: "now", photoKey: "chosen 2" } });
    expect(nextOfWait(wait, photo("chosen 2", { state: "sent", id: "u2" }))).toEqual({ kind: "go" });
  });

  it("stops with the reason when the upload fails or the photo is refused", () => {
    const failed = photo("chosen 1", { state: "failed", message: "The photo is broken." });
    expect(nextOfWait(wait, failed)).toEqual({ kind: "stop", why: "The photo is broken." });
  });

  it("never goes with the post's earlier photo, which is back when the upload is cancelled", () => {
    expect(nextOfWait(wait, photo("stored", { state: "stored" })).kind).toBe("stop");
    expect(nextOfWait(wait, null).kind).toBe("stop");
  });
});
