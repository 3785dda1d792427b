/** Limits of Meta's API (4.2 of the Meta facts). How it counts is not documented, so both counts must fit. */
export const MAX_CAPTION_CHARACTERS = 2200;
export const MAX_HASHTAGS = 30;
/** Instagram's own app stops here since December 2025; the API still takes 30. */
export const ADVISED_HASHTAGS = 5;
export const MAX_MENTIONS = 20;
export const MAX_ALT_TEXT_CHARACTERS = 1000;

export type CaptionMeasure = { characters: number; hashtags: number; mentions: number };

/** "#" and what may begin a hashtag, wherever it stands: touching another one, digits and emoji alone, in an address. */
const HASHTAG = /[#＃](?=[\p{L}\p{N}_\p{Extended_Pictographic}\p{Regional_Indicator}])/gu;
/** One mention or several that touch. What stands behind a word is the host of a mail address. */
const MENTIONS = /(?<![A-Za-z0-9_.])(?:@[A-Za-z0-9_.]+)+/g;

/**
 * Characters as people see them, in code points. Hashtags and mentions more strictly than Instagram links them: it refuses a post
 * for ones that it does not link, and does not say how it counts.
 */
export function measureCaption(text: string): CaptionMeasure {
  const mentions = text.match(MENTIONS)?.join("") ?? "";
  return {
    characters: [...text].length,
    hashtags: text.match(HASHTAG)?.length ?? 0,
    mentions: mentions.split("@").length - 1,
  };
}

/** A sentence that says what is wrong with a caption, or null when Instagram would take it. */
export function checkCaption(text: string): string | null {
  const { characters, hashtags, mentions } = measureCaption(text);
  if (Math.max(characters, text.length) > MAX_CAPTION_CHARACTERS) {
    const over = Math.max(characters, text.length) - MAX_CAPTION_CHARACTERS;
    return `The caption is ${over} ${over === 1 ? "character" : "characters"} too long. Instagram takes 2,200.`;
  }
  if (hashtags > MAX_HASHTAGS)
    return `Instagram takes at most ${MAX_HASHTAGS} hashtags. Remove ${hashtags - MAX_HASHTAGS}.`;
  if (mentions > MAX_MENTIONS)
    return `Instagram takes at most ${MAX_MENTIONS} mentions. Remove ${mentions - MAX_MENTIONS}.`;
  return null;
}

/** A sentence that says what is wrong with a description, or null when Instagram would take it. */
export function checkAltText(text: string): string | null {
  const over = Math.max([...text].length, text.length) - MAX_ALT_TEXT_CHARACTERS;
  if (over <= 0) return null;
  return `The description is ${over} ${over === 1 ? "character" : "characters"} too long. Instagram takes 1,000.`;
}
