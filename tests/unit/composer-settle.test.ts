import { describe, expect, it } from "vitest";
import type { Photo } from "@/components/composer/photo";
import { settle } from "@/components/composer/settle";

const crop = { x: 10, y: 20, width: 400, height: 500, rotation: 0 };
const now: Photo = {
  key: "chosen 1",
  file: null,
  url: "blob:own-reading",
  size: { width: 800, height: 600 },
  crop,
  upload: { state: "sending", done: 1 },
};
const upload = { id: "u1", width: 800, height: 600, isPlain: true };
const sent = { state: "sent", id: "u1" };

describe("what the composer shows once the server has looked", () => {
  it("stays this browser's own reading of a plain JPEG", () => {
    expect(settle(now, { ok: true, upload })).toEqual({ upload: sent });
  });

  it("is the server's preview of anything else, in the frame that the person has set by then", () => {
    const change = settle(now, { ok: true, upload: { ...upload, isPlain: false } });
    expect(change).toEqual({ upload: sent, url: "/api/uploads/u1", size: now.size, crop });
  });

  it("is the server's preview in a new frame where the two measure different pictures", () => {
    const change = settle(now, { ok: true, upload: { ...upload, width: 600, height: 800 } });
    expect(change).toMatchObject({ url: "/api/uploads/u1", size: { width: 600, height: 800 } });
    expect(change.crop).not.toEqual(crop);
  });

  it("is the server's preview in the frame of before where this browser could show nothing", () => {
    const change = settle({ ...now, url: null, size: null }, { ok: true, upload });
    expect(change).toMatchObject({ url: "/api/uploads/u1", size: { width: 800, height: 600 }, crop });
    expect(settle({ ...now, url: null, size: null, crop: null }, { ok: true, upload }).crop).not.toBeNull();
  });

  it("does not change with a refusal", () => {
    const change = settle(now, { ok: false, message: "No." });
    expect(change).toEqual({ upload: { state: "failed", message: "No." } });
  });
});
