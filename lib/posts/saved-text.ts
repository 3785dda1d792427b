/** A caption, or a group of hashtags, that a person keeps to use again. */
export type SavedText = { id: string; name: string; text: string };

/** The hashtags of a caption, one after the other, as Instagram would link them. */
export function hashtagsOf(caption: string): string {
  return (caption.match(/(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu) ?? []).join(" ");
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
