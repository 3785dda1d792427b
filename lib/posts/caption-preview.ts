/** What Instagram's feed shows of a caption before its "more": about this much, and never more than two lines. */
const SHOWN_CHARACTERS = 125;
const SHOWN_LINES = 2;

/** How a caption looks in the feed. An estimate in Instagram's app; Meta does not document it. Counted in code points. */
export function splitCaption(caption: string): { shown: string; isCut: boolean } {
  const lines = caption.split("\n");
  const fewLines = lines.slice(0, SHOWN_LINES).join("\n");
  const characters = [...fewLines];
  if (characters.length <= SHOWN_CHARACTERS) return { shown: fewLines.trimEnd(), isCut: lines.length > SHOWN_LINES };
  const cut = characters.slice(0, SHOWN_CHARACTERS).join("");
  const space = cut.lastIndexOf(" ");
  // Between words where there is one, so that no word is torn.
  return { shown: (space > SHOWN_CHARACTERS / 2 ? cut.slice(0, space) : cut).trimEnd(), isCut: true };
}
