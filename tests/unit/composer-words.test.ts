import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCaption } from "@/lib/posts/caption-preview";
import { hashtagsOf, insertText } from "@/lib/posts/saved-text";

describe("splitCaption", () => {
  it("shows a short caption whole", () => {
    expect(splitCaption("Bread\nand butter")).toEqual({ shown: "Bread\nand butter", isCut: false });
  });

  it("cuts after two lines, and after 125 characters between two words", () => {
    expect(splitCaption("One\ntwo\nthree")).toEqual({ shown: "One\ntwo", isCut: true });
    const long = splitCaption(`${"word ".repeat(40)}`);
    expect(long.isCut).toBe(true);
    expect(long.shown.endsWith("word")).toBe(true);
    expect(long.shown.length).toBeLessThanOrEqual(125);
  });

  it("never tears an emoji, and shows nothing that is not there", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("🥐", "a", " ", "\n", "é"), maxLength: 300 }), (caption) => {
        const { shown } = splitCaption(caption);
        expect(caption.startsWith(shown)).toBe(true);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe("saved texts", () => {
  it("take the hashtags of a caption as people mean them", () => {
    expect(hashtagsOf("Fresh #bread, and #Brötchen. a#b #123")).toBe("#bread #Brötchen");
    expect(hashtagsOf("Touching: #a#b, https://example.com/#c Tom&#39;s #🥐")).toBe("#a#b #🥐");
    expect(hashtagsOf("none")).toBe("");
  });

  it("are put where the cursor is, apart from what stands beside it", () => {
    expect(insertText("", 0, "#a #b")).toBe("#a #b");
    expect(insertText("Bread", 5, "#a #b")).toBe("Bread\n\n#a #b");
    expect(insertText("Bread\n", 6, "#a")).toBe("Bread\n#a");
    expect(insertText("Bread butter", 5, "and")).toBe("Bread and butter");
    expect(insertText("Breadbutter", 5, "and")).toBe("Bread and butter");
  });
});
