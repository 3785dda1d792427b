/** A caption, or a group of hashtags, that a person keeps to use again. */
export type SavedText = { id: string; name: string; text: string };

/** Those that touch as one; not the end of an address, nor "&#39;". */
const HASHTAGS = /(?<![\p{L}\p{N}_&/])(?:[#＃][\p{L}\p{M}\p{N}_\p{Extended_Pictographic}\p{Regional_Indicator}]+)+/gu;

/** The hashtags of a caption, one after the other, as people mean them: in "we are #1" there is none. */
export function hashtagsOf(caption: string): string {
  const found = caption.match(HASHTAGS) ?? [];
  return found.filter((tags) => /[\p{L}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(tags)).join(" ");
}

/**
 * A text put into a caption where the cursor is, apart from what stands beside it.
 * @param at place in UTF-16 units, as a textarea counts
 */
export function insertText(caption: string, at: number, text: string): string {
  const [before, after] = [caption.slice(0, at), caption.slice(at)];
  const isApart = (beside: string | undefined) => beside === undefined || /\s/.test(beside);
  const isAtEnd = after.trim() === "" && before.trim() !== "";
  const left = isApart(before.at(-1)) ? "" : isAtEnd ? "\n\n" : " ";
  return `${before}${left}${text}${isApart(after[0]) ? "" : " "}${after}`;
}
