import { describe, expect, it } from "vitest";
import type { Photo } from "@/components/composer/photo";
import { isEmptySnapshot, isSameSnapshot, pictureOf, sendablePart, snapshotOf } from "@/components/composer/snapshot";

const draft = { caption: "Bread", altText: "A loaf", when: "", isSecond: false };
const crop = { x: 0, y: 0, width: 100, height: 100, rotation: 0 };
const size = { width: 100, height: 100 };
const photo = (upload: Photo["upload"]): Photo => ({ key: "chosen 1", file: null, url: null, size, crop, upload });
const empty = snapshotOf({ ...draft, caption: "", altText: "" }, null);

describe("what is saved while writing", () => {
  it("leaves out a photo that is still on its way, and its description with it", () => {
    const now = photo({ state: "sending", done: 0.5 });
    const part = sendablePart(snapshotOf(draft, now), empty, now);
    expect(part).toMatchObject({ photoKey: null, crop: null, draft: { caption: "Bread", altText: "" } });
    expect(pictureOf(part, empty, now)).toEqual({ uploadId: null, crop: null });
  });

  it("takes the photo by its upload once it is there, and by its crop alone afterwards", () => {
    const sent = photo({ state: "sent", id: "u1" });
    const part = sendablePart(snapshotOf(draft, sent), empty, sent);
    expect(pictureOf(part, empty, sent)).toEqual({ uploadId: "u1", crop });
    const stored = { ...photo({ state: "stored" }), crop: { ...crop, x: 5 } };
    expect(pictureOf(snapshotOf(draft, stored), part, stored)).toEqual({ uploadId: null, crop: stored.crop });
    expect(pictureOf(part, part, photo({ state: "stored" }))).toEqual({ uploadId: null, crop: null });
  });

  it("is nothing until there is something to lose", () => {
    expect(isEmptySnapshot(empty)).toBe(true);
    expect(isEmptySnapshot({ ...empty, draft: { ...draft, caption: " \n" } })).toBe(true);
    expect(isEmptySnapshot(snapshotOf(draft, null))).toBe(false);
  });

  it("knows a changed crop, and the same one again", () => {
    const one = snapshotOf(draft, photo({ state: "stored" }));
    expect(isSameSnapshot(one, { ...one, crop: { ...crop } })).toBe(true);
    expect(isSameSnapshot(one, { ...one, crop: { ...crop, rotation: 90 } })).toBe(false);
  });
});
