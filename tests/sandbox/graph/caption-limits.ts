import type { Switches } from "../state/switches";
import { failure } from "./failures";

const MAX_CAPTION = 2200;
const MAX_ALT_TEXT = 1000;

/**
 * Limits of captions (4.2). Counted in UTF-16 units: how Meta counts is unknown, and this is the strictest way.
 * @throws GraphFailure 36004/2207010
 */
export function checkCaption(caption: string, { fiveHashtags }: Switches): void {
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const mentions = caption.match(/(?<![\w.])@[\w.]+/g)?.length ?? 0;
  const [maxHashtags, maxMentions] = fiveHashtags ? [5, 3] : [30, 20];
  if (caption.length > MAX_CAPTION || hashtags > maxHashtags || mentions > maxMentions) throw failure("captionTooLong");
}

export function isAltTextTooLong(altText: string): boolean {
  return altText.length > MAX_ALT_TEXT;
}
