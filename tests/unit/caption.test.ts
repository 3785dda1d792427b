import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCaption, measureCaption } from "@/lib/posts/caption";
import { keepTyped } from "@/lib/posts/typed-text";
import { TAG_CASES } from "../fixtures/tag-cases";
import { countTags } from "../sandbox/graph/caption-limits";

describe("what somebody typed", () => {
  it.each([
    "5<a and b>3",
    "Today at <SPRING>, tomorrow at <AUTUMN>",
    "I <3 you <b>",
    "<p>Fresh <b>bread</b></p> <!-- hidden --> &amp;",
    "line one\n\n  line two 🥐 ",
  ])("is kept whole: %j", (text) => {
    expect(keepTyped(text)).toBe(text);
  });

  it("keeps one character for the end of a line, and no NUL", () => {
    expect(keepTyped("one\r\ntwo\rthree\nfour\u0000")).toBe("one\ntwo\nthree\nfour");
  });

  it("is the same when it is kept a second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("\r", "\n", "\u0000", "<", "b", ">", "🥐") }), (text) => {
        expect(keepTyped(keepTyped(text))).toBe(keepTyped(text));
      }),
    );
  });
});

describe("hostile text", () => {
  const shapes = [
    "<!--",
    "<",
    "b>",
    "<a ",
    "#",
    "#1",
    "#a",
    "＃_",
    "@",
    "@a",
    "a@",
    "@.",
    "&#",
    "\r",
    "\u0000",
    "🥐",
    "\ud83e",
    "a",
    " ",
  ];
  it.each(shapes)("of 20,000 characters made of %j takes no longer than any other", (shape) => {
    const texts = [
      shape.repeat(20_000),
      `#${shape.repeat(20_000)}`,
      `@${shape.repeat(20_000)}!`,
      `${shape.repeat(10_000)}<b>`,
    ];
    const startedAt = performance.now();
    // One pass takes about 2 ms; one that goes back for every character takes seconds.
    for (const text of texts) checkCaption(keepTyped(text.slice(0, 20_000)));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it("of the three parts of a comment stops nothing", () => {
    const startedAt = performance.now();
    checkCaption(keepTyped("<!--".repeat(2937) + "<".repeat(2750) + "b>".repeat(2750)));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe("measureCaption", () => {
  it("counts an emoji as people see it and a family of them by its code points", () => {
    expect(measureCaption("🥐").characters).toBe(1);
    expect(measureCaption("👨‍👩‍👧").characters).toBe(5);
  });

  it.each(TAG_CASES)("counts $hashtags hashtags and $mentions mentions in $text", ({ text, hashtags, mentions }) => {
    expect(measureCaption(text)).toMatchObject({ hashtags, mentions });
  });
});

describe("the sandbox", () => {
  it.each(TAG_CASES)("counts $hashtags hashtags and $mentions mentions in $text", ({ text, hashtags, mentions }) => {
    expect(countTags(text)).toEqual({ hashtags, mentions });
  });

  it("finds as many as the app in any text", () => {
    const unit = fc.constantFrom("#", "＃", "@", "a", "1", "_", ".", " ", "é", "🥐", "&", "/", "-", "\ufe0f", "#", "@");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const { hashtags, mentions } = measureCaption(text);
        expect(countTags(text)).toEqual({ hashtags, mentions });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("checkCaption", () => {
  it("takes 2,200 characters and refuses one more", () => {
    expect(checkCaption("a".repeat(2200))).toBeNull();
    expect(checkCaption("a".repeat(2201))).toBe("The caption is 1 character too long. Instagram takes 2,200.");
  });

  it("refuses what only fits when emoji are counted once, since Meta may count them twice", () => {
    expect(checkCaption("🥐".repeat(1100))).toBeNull();
    expect(checkCaption("🥐".repeat(1101))).toContain("2 characters too long");
  });

  it("refuses the 31st hashtag and the 21st mention", () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}`).join(" ");
    const mentions = (count: number) => Array.from({ length: count }, (_, index) => `@name${index}`).join(" ");
    expect(checkCaption(tags(30))).toBeNull();
    expect(checkCaption(tags(31))).toContain("30 hashtags");
    expect(checkCaption(tags(31).replaceAll(" ", ""))).toContain("30 hashtags");
    expect(checkCaption(mentions(20))).toBeNull();
    expect(checkCaption(mentions(21))).toContain("20 mentions");
  });
});
