import type { Switches } from "../state/switches";
import { failure } from "./failures";

const MAX_CAPTION = 2200;
const MAX_ALT_TEXT = 1000;

/**
 * Limits of captions (4.2). How Meta counts is unknown: UTF-16 units, unless a switch says so, are the strictest way.
 * @throws GraphFailure 36004/2207010
 */
export function checkCaption(caption: string, { fiveHashtags, countCharacters }: Switches): void {
  const { hashtags, mentions } = countTags(caption);
  const [maxHashtags, maxMentions] = fiveHashtags ? [5, 3] : [30, 20];
  const length = countCharacters === "utf16" ? caption.length : [...caption].length;
  if (length > MAX_CAPTION || hashtags > maxHashtags || mentions > maxMentions) throw failure("captionTooLong");
}

/** One walk over the text. How Meta counts is unknown here too, so whatever may be a hashtag or a mention is one. */
export function countTags(caption: string): { hashtags: number; mentions: number } {
  let [hashtags, mentions] = [0, 0];
  let isInWord = false;
  let isInMention = false;
  const characters = [...caption];
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1] ?? "";
    if (/[#＃]/.test(character) && TAG_START.test(next)) hashtags += 1;
    const isName = NAME.test(character);
    if (character === "@") {
      // What follows a word is the host of a mail address; what follows a mention is the next one.
      isInMention = (!isInWord || isInMention) && NAME.test(next);
      if (isInMention) mentions += 1;
    } else if (!isName) isInMention = false;
    isInWord = isName;
  }
  return { hashtags, mentions };
}

const TAG_START = /^[\p{L}\p{N}_\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const NAME = /^[A-Za-z0-9_.]$/;

export function isAltTextTooLong(altText: string): boolean {
  return altText.length > MAX_ALT_TEXT;
}
