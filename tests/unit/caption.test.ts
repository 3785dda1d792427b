import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCaption, measureCaption, stripTags } from "@/lib/posts/caption";

describe("stripTags", () => {
  it.each([
    ["I <3 you", "I <3 you"],
    ["a < b > c", "a < b > c"],
    ["1<2 and 3>2", "1<2 and 3>2"],
    ["<p>Fresh <b>bread</b></p>", "Fresh bread"],
    ['<a href="https://example.com">us</a><br/>', "us"],
    ["<script>alert(1)</script>", "alert(1)"],
    ["<<b>b>x", "x"],
    ["<!-- hidden -->shown", "shown"],
    ["line one\n\nline two 🥐", "line one\n\nline two 🥐"],
    ["unfinished <b", "unfinished <b"],
  ])("turns %j into %j", (text, clean) => {
    expect(stripTags(text)).toBe(clean);
  });

  it("never leaves anything that it would take out a second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", "/", "a", "b", " ", "!", "-") }), (text) => {
        const once = stripTags(text);
        expect(stripTags(once)).toBe(once);
      }),
    );
  });

  it("takes no longer for hostile text than for any other", () => {
    const startedAt = performance.now();
    stripTags(`<a${" ".repeat(20_000)}`);
    stripTags("<!--".repeat(5_000));
    stripTags("<".repeat(20_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe("measureCaption", () => {
  it("counts an emoji as people see it and a family of them by its code points", () => {
    expect(measureCaption("🥐").characters).toBe(1);
    expect(measureCaption("👨‍👩‍👧").characters).toBe(5);
  });

  it("counts hashtags and mentions that Instagram would link", () => {
    const measured = measureCaption("#bread #Brötchen #123 a#b &#39; mail@example.com @adabakes (@noor_field)");
    expect(measured).toMatchObject({ hashtags: 2, mentions: 2 });
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
    expect(checkCaption(mentions(20))).toBeNull();
    expect(checkCaption(mentions(21))).toContain("20 mentions");
  });
});
