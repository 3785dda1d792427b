import { describe, expect, it } from "vitest";
import { checkFile } from "@/components/composer/check-file";
import { checkDraft, type Draft, draftOf, firstProblem, placeFieldErrors } from "@/components/composer/draft";
import { readUploadAnswer } from "@/components/composer/upload";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import type { PostDetail } from "@/lib/posts/view";

const now = new Date("2026-11-23T14:20:00Z");
const good: Draft = { caption: "Bread", altText: "", when: "2026-11-24T18:30", isSecond: false };
const check = (draft: Partial<Draft>, intent: "schedule" | "draft" | "now", photo = true) =>
  checkDraft({ ...good, ...draft }, intent, { photo }, { timeZone: "Europe/Berlin", now, accessEnd: null });

describe("checkFile", () => {
  it("refuses a file over 30 MB before it is sent, and takes one of exactly 30", () => {
    expect(checkFile({ size: MAX_UPLOAD_BYTES + 1, type: "image/jpeg" })).toContain("File is too large");
    expect(checkFile({ size: MAX_UPLOAD_BYTES, type: "image/jpeg" })).toBeNull();
  });

  it("says what to do with files that are not photos it can use", () => {
    expect(checkFile({ size: 0, type: "image/jpeg" })).toContain("empty");
    expect(checkFile({ size: 9, type: "text/html" })).toContain("not a photo");
    expect(checkFile({ size: 9, type: "video/mp4" })).toContain("still picture");
    expect(checkFile({ size: 9, type: "image/gif" })).toContain("GIF");
  });

  it("leaves what the system has no name for to the server", () => {
    for (const type of ["", "application/octet-stream", "image/heic"]) expect(checkFile({ size: 9, type })).toBeNull();
  });
});

describe("checkDraft", () => {
  it("finds nothing wrong with a whole post", () => {
    expect(check({}, "schedule")).toEqual({});
  });

  it("wants a photo and a time to schedule, and no time to post now", () => {
    expect(Object.keys(check({ when: "" }, "schedule", false))).toEqual(["photo", "when"]);
    expect(check({ when: "" }, "now")).toEqual({});
  });

  it("refuses a time that has passed by now, as it may have while a press waited for the photo", () => {
    const found = check({ when: "2026-11-23T15:19" }, "schedule");
    expect(firstProblem(found)).toEqual({ place: "when", sentence: expect.stringContaining("That time has passed.") });
    expect(firstProblem(check({ when: "2026-11-23T15:19" }, "now"))).toBeNull();
    expect(firstProblem({ when: "Later.", photo: "First." })?.place).toBe("photo");
  });

  it("lets a draft be half done, but not empty", () => {
    expect(check({ when: "2020-01-01T00:00" }, "draft", false)).toEqual({});
    expect(check({ caption: "a".repeat(2201) }, "draft")).toEqual({});
    expect(check({ caption: "  ", when: "" }, "draft", false)).toHaveProperty("photo");
  });

  it("counts how much of the description is too long", () => {
    expect(check({ altText: "a".repeat(1001) }, "schedule").altText).toContain("1 character too long");
  });
});

describe("draftOf", () => {
  it("does not offer a time again that has passed", () => {
    const post = (publishAt: string) => ({ caption: "", altText: "", publishAt }) as PostDetail;
    expect(draftOf(post("2026-11-23T14:00:00Z"), "UTC", now).when).toBe("");
    expect(draftOf(post("2026-11-24T17:30:00Z"), "Europe/Berlin", now).when).toBe("2026-11-24T18:30");
  });
});

describe("placeFieldErrors", () => {
  it("puts the server's sentences beside the fields they are about", () => {
    const placed = placeFieldErrors({
      image: "No photo.",
      "crop.x": "Odd crop.",
      publishAtLocal: "Too late.",
      form: "Broken.",
    });
    expect(placed).toEqual({ problems: { photo: "No photo.", when: "Too late." }, message: "Broken." });
  });
});

describe("readUploadAnswer", () => {
  it("takes what the route says", () => {
    const upload = { id: "u1", width: 10, height: 20, isPlain: true };
    expect(readUploadAnswer(200, { ok: true, upload })).toEqual({ ok: true, upload });
    const { isPlain, ...unsaid } = upload;
    expect(readUploadAnswer(200, { ok: true, upload: unsaid })).toMatchObject({ upload: { isPlain: false } });
    expect(readUploadAnswer(422, { ok: false, message: "Broken photo." })).toEqual({
      ok: false,
      message: "Broken photo.",
    });
  });

  it("finds words for answers that came from something in between", () => {
    const sentence = (status: number, body: Record<string, unknown> | null) => {
      const answer = readUploadAnswer(status, body);
      return answer.ok ? null : answer.message;
    };
    expect(sentence(413, null)).toContain("File is too large");
    expect(sentence(401, null)).toContain("logged out");
    expect(sentence(502, null)).toContain("Try again");
    expect(sentence(200, { ok: true, upload: null })).toContain("Try again");
  });
});
