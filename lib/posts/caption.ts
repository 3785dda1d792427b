/** Limits of Meta's API (4.2 of the Meta facts). How it counts is not documented, so both counts must fit. */
export const MAX_CAPTION_CHARACTERS = 2200;
export const MAX_HASHTAGS = 30;
/** Instagram's own app stops here since December 2025; the API still takes 30. */
export const ADVISED_HASHTAGS = 5;
export const MAX_MENTIONS = 20;
export const MAX_ALT_TEXT_CHARACTERS = 1000;

export type CaptionMeasure = { characters: number; hashtags: number; mentions: number };

/** Counts as people see it: characters are code points, hashtags and mentions are the ones Instagram would link. */
export function measureCaption(text: string): CaptionMeasure {
  return {
    characters: [...text].length,
    hashtags: text.match(/(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu)?.length ?? 0,
    mentions: text.match(/(?<![\p{L}\p{N}_.@/])@[a-zA-Z0-9_.]+/gu)?.length ?? 0,
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
